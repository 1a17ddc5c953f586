namespace MessagingHub;

/// <summary>Asks the service whether it accepts the account's credential; sends nothing.</summary>
public interface IConnectionCheck
{
    /// <summary>Asks now.</summary>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>Whether the credential was accepted or refused.</returns>
    /// <exception cref="MessagingException">The service gave no verdict, for example because it could not be reached.</exception>
    Task<ConnectionCheck> CheckAsync(CancellationToken cancellationToken = default);
}
