namespace MessagingHub;

/// <summary>Creates and changes contacts, as far as the service documents it.</summary>
public interface IContactWriter
{
    /// <summary>What the service really does; the other calls throw <see cref="MessagingErrorCode.NotSupported"/>.</summary>
    ContactWrites Writes { get; }

    /// <summary>Creates a contact, and fails with <see cref="MessagingErrorCode.Conflict"/> where the service refuses a second one.</summary>
    /// <param name="contact">The contact's data.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the service answered; what it does not say is null.</returns>
    Task<Contact> CreateAsync(ContactDraft contact, CancellationToken cancellationToken = default);

    /// <summary>Changes the contact with this id.</summary>
    /// <param name="contactId">The service's id of the contact.</param>
    /// <param name="contact">The fields to change; null fields stay as they are.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the service answered; what it does not say is null.</returns>
    Task<Contact> UpdateAsync(string contactId, ContactDraft contact, CancellationToken cancellationToken = default);

    /// <summary>Creates the contact, or changes the one with the same phone number.</summary>
    /// <param name="contact">The contact's data; null fields stay as they are.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the service answered; what it does not say is null.</returns>
    Task<Contact> UpsertAsync(ContactDraft contact, CancellationToken cancellationToken = default);

    /// <summary>Deletes the contact with this id.</summary>
    /// <param name="contactId">The service's id of the contact.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task DeleteAsync(string contactId, CancellationToken cancellationToken = default);
}
