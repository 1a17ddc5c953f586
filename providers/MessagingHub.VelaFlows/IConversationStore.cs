using System.Diagnostics.CodeAnalysis;

namespace MessagingHub.VelaFlows;

/// <summary>Keeps which conversation a phone number was last seen in. The one built in keeps it in memory; another may be shared by several processes.</summary>
/// <remarks>It must be safe for concurrent use, and keep accounts apart: ids of one workspace mean nothing in another. It holds phone numbers.</remarks>
[Experimental("MHUB001")]
public interface IConversationStore
{
    /// <summary>Keeps what a webhook said, unless something newer is kept for the number. Doing it again changes nothing.</summary>
    /// <param name="account">The account's name; to be compared ignoring case.</param>
    /// <param name="phone">The number, digits alone.</param>
    /// <param name="conversationId">VelaFlows's id of the conversation.</param>
    /// <param name="at">When it was so, by the service; the earliest time there is where it did not say.</param>
    /// <param name="cancellationToken">Cancelled when the time for handling the event is up.</param>
    /// <remarks>An exception means that the service is to deliver the event again.</remarks>
    ValueTask PutAsync(string account, string phone, string conversationId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Finds the conversation that was last seen.</summary>
    /// <param name="account">The account's name; to be compared ignoring case.</param>
    /// <param name="phone">The number, digits alone.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>VelaFlows's id of the conversation; null where none is kept.</returns>
    ValueTask<string?> FindAsync(string account, string phone, CancellationToken cancellationToken);
}
