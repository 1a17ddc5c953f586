namespace MessagingHub.VelaFlows;

/// <summary>Finds the conversation for a phone number in the application's own records; VelaFlows documents no such call.</summary>
/// <remarks>It must be thread-safe. What it throws reaches the caller of the send as it is; nothing was sent then.</remarks>
public interface IConversationResolver
{
    /// <summary>Finds a conversation of the account's workspace.</summary>
    /// <param name="phoneNumber">The number as the caller of the send gave it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>VelaFlows's id of the conversation, or null where there is none; the send fails with <see cref="MessagingErrorCode.NotFound"/> then.</returns>
    Task<string?> FindConversationAsync(string phoneNumber, CancellationToken cancellationToken);
}
