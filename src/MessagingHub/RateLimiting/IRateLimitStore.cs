namespace MessagingHub;

/// <summary>Counts the calls of all accounts in their windows. The one built in counts in memory; another may count for several processes together.</summary>
/// <remarks>
/// The hub asks for one call of a window at a time and lets its own callers wait in a queue, first come, first served. A store that
/// several processes share need not be fair between them. It must be safe for concurrent use, and answer or throw
/// within a time of its own, because calls wait for it. Where it throws, the call goes all the
/// same, uncounted, and a warning is logged: a store that is down must not stop messages. For one that gives no answer a call waits
/// as long as <see cref="ResilienceOptions.TotalTimeout"/>, with or without <see cref="ResilienceOptions.Enabled"/>, and then fails with
/// <see cref="MessagingErrorCode.Timeout"/> and nothing sent. The time it waits behind others that wait for the store counts too; the time
/// until a turn that the store put off does not.
/// </remarks>
public interface IRateLimitStore
{
    /// <summary>Counts a call if every window has room for it.</summary>
    /// <param name="key">What is counted: account, service and endpoint or category.</param>
    /// <param name="windows">The windows as configured now; may be empty, and then only what the service said holds calls back.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up, and when no call waits for the answer any more. What is granted all the same is given back with <see cref="EndAsync"/>.</param>
    ValueTask<RateTurn> TakeAsync(string key, IReadOnlyList<RateWindow> windows, CancellationToken cancellationToken);

    /// <summary>Ends a call that was counted. It goes on being counted for the length of each window from now on: the service cannot have counted it later.</summary>
    /// <param name="key">As for <see cref="TakeAsync"/>.</param>
    /// <param name="windows">As for <see cref="TakeAsync"/>.</param>
    /// <param name="report">What became of it.</param>
    ValueTask EndAsync(string key, IReadOnlyList<RateWindow> windows, RateReport report);
}
