namespace MessagingHub.Velstack;

/// <summary>Velstack's sender IDs: the names an SMS can come from. Ask the provider for it with <c>GetService</c>.</summary>
public interface IVelstackSenderIds
{
    /// <summary>Registers a sender ID; it can be used once Velstack has approved it.</summary>
    /// <param name="senderId">The name, such as <c>AKWABA</c>, not empty.</param>
    /// <param name="purpose">What it is for, not empty.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What Velstack answered; whether it was approved later cannot be asked through its documented API.</returns>
    /// <exception cref="MessagingException">It was not registered, or it is unknown whether it was.</exception>
    Task<VelstackSenderId> RegisterSenderIdAsync(string senderId, string purpose, CancellationToken cancellationToken = default);
}
