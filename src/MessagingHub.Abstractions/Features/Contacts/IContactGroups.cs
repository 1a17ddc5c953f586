namespace MessagingHub;

/// <summary>Groups of contacts.</summary>
public interface IContactGroups
{
    /// <summary>Lists the groups.</summary>
    Paged<ContactGroup> ListGroupsAsync();

    /// <summary>Lists the contacts of a group.</summary>
    /// <param name="groupId">The service's id of the group.</param>
    Paged<Contact> ListGroupContactsAsync(string groupId);

    /// <summary>Gets one group.</summary>
    /// <param name="groupId">The service's id of the group.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="MessagingException"><see cref="MessagingErrorCode.NotFound"/> where there is none.</exception>
    Task<ContactGroup> GetGroupAsync(string groupId, CancellationToken cancellationToken = default);

    /// <summary>Creates a group.</summary>
    /// <param name="name">The group's name, not empty.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ContactGroup> CreateGroupAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Gives a group another name.</summary>
    /// <param name="groupId">The service's id of the group.</param>
    /// <param name="name">The new name, not empty.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task RenameGroupAsync(string groupId, string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes a group.</summary>
    /// <param name="groupId">The service's id of the group.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task DeleteGroupAsync(string groupId, CancellationToken cancellationToken = default);
}
