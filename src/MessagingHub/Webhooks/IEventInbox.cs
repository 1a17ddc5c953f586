namespace MessagingHub;

/// <summary>Remembers which events were handled, so that each is handled once. The one built in remembers in memory; another may be shared by several processes.</summary>
/// <remarks>It must be safe for concurrent use. What it forgets may be handled a second time when the service delivers it again.</remarks>
public interface IEventInbox
{
    /// <summary>Claims an event for handling. While somebody else is handling it, this waits for how that ends.</summary>
    /// <param name="key">The event: account and id, or account and a digest of the delivery where the service gives no id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>True where the caller is to handle the event and then say <see cref="CompleteAsync"/> or <see cref="FailAsync"/>; false where it was handled.</returns>
    /// <remarks>A shared inbox gives a claim to somebody else where its holder has been silent for longer than any handling may take.</remarks>
    ValueTask<bool> TryClaimAsync(string key, CancellationToken cancellationToken);

    /// <summary>The event was handled, or put aside for good.</summary>
    /// <param name="key">The event.</param>
    ValueTask CompleteAsync(string key);

    /// <summary>The event was not handled; whoever comes next may claim it.</summary>
    /// <param name="key">The event.</param>
    ValueTask ReleaseAsync(string key);

    /// <summary>Counts a failure of an event that the caller holds.</summary>
    /// <param name="key">The event.</param>
    /// <returns>How often handling it has failed by now.</returns>
    ValueTask<int> FailAsync(string key);
}
