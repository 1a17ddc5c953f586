namespace MessagingHub;

/// <summary>Remembers which events were handled, so that each is handled once. The one built in remembers in memory; another may be shared by several processes.</summary>
/// <remarks>It must be safe for concurrent use. What it forgets is handled a second time if the service delivers it again.</remarks>
public interface IEventInbox
{
    /// <summary>Claims an event for handling. While somebody else is handling it, this waits for how that ends.</summary>
    /// <param name="key">The event: its account, kind and id, or a digest of the delivery where the service gives no id. It has no more than 600 characters.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The claim of whoever is to handle the event now; null where it was handled.</returns>
    /// <remarks>
    /// A shared inbox also gives a claim to somebody else when its holder has been silent for longer than handling may take, twice
    /// <see cref="EventOptions.HandlingTimeout"/>: the process may have died. An exception means that the service is to deliver again.
    /// </remarks>
    ValueTask<IEventClaim?> ClaimAsync(string key, CancellationToken cancellationToken);
}
