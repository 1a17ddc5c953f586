namespace MessagingHub;

/// <summary>Finds single contacts.</summary>
public interface IContactLookup
{
    /// <summary>Finds the contact with this phone number.</summary>
    /// <param name="phoneNumber">The number, best in E.164 form.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The contact, or null where the service knows none.</returns>
    Task<Contact?> FindByPhoneAsync(string phoneNumber, CancellationToken cancellationToken = default);
}
