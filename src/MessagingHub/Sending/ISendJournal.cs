namespace MessagingHub;

/// <summary>Remembers which idempotency keys were used and what came of them, so that the same key never sends twice.</summary>
/// <remarks>
/// <para>The hub makes every decision; a journal only keeps one <see cref="SendRecord"/> per key and replaces it atomically. That is a
/// <c>SET … NX</c> and a compare-and-set in Redis, or an <c>INSERT</c> and an <c>UPDATE … WHERE Stamp = @seen</c> in SQL. Register an
/// implementation of your own as a singleton; one that several processes share protects a key in all of them.</para>
/// <para>What an implementation must guarantee:</para>
/// <list type="bullet">
/// <item><see cref="TryReplaceAsync"/> is atomic over everybody who shares the store, and later reads see what it wrote.</item>
/// <item>A record with an <see cref="SendRecord.Outcome"/> is kept for a documented time from when it was written. To forget it is to
/// let its key send again, so it must outlast every retry of the application.</item>
/// <item>A record without an outcome belongs to a send that is running, or to a process that died while sending. It must be kept for
/// its lease and as long again as one with an outcome: the hub takes it for unknown when its lease has ended, never for free.</item>
/// <item>A full store refuses new keys. It never makes room with a record that it must keep.</item>
/// <item>It answers or fails within a time of its own: a send's result waits until its outcome is written, though never longer than
/// <see cref="ResilienceOptions.TotalTimeout"/> of the account; of a route, the longest of its accounts.</item>
/// </list>
/// <para>Where a journal fails, or gives no answer in that time, nothing is sent: the hub answers <see cref="MessagingErrorCode.Unavailable"/>. A
/// <see cref="MessagingException"/> of the journal reaches the caller as it is.</para>
/// </remarks>
public interface ISendJournal
{
    /// <summary>How long a running send keeps its key without a word; null, for as long as the journal lasts, only where a claim cannot
    /// outlive the process that made it and writing an outcome cannot fail: a key whose outcome is never written would be waited for in vain.</summary>
    /// <value>Longer than the longest send with all it may wait for: of an account, three times its <c>TotalTimeout</c> (for this journal,
    /// for a store of rate limits, and for the call) and its <c>RateLimit:MaxWait</c>; of a route, the sum over its accounts. When it ends
    /// too early, a key counts as unknown until its send's outcome is written; a claim that is written after it sends nothing. The clocks
    /// of the processes may differ by a part of it.</value>
    TimeSpan? Lease { get; }

    /// <summary>Reads the record of a key.</summary>
    /// <param name="key">The key, as in <see cref="SendRecord.Key"/>.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The record; null where there is none.</returns>
    Task<SendRecord?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes or removes the record of a key if it still is the one seen, in one atomic step.</summary>
    /// <param name="key">The key, as in <see cref="SendRecord.Key"/>.</param>
    /// <param name="seen">The record expected, compared by its <see cref="SendRecord.Stamp"/> alone; null where none is expected.</param>
    /// <param name="next">The record to write; null to remove the one seen.</param>
    /// <param name="cancellationToken">The caller's token; it may prevent the step, but not interrupt it. When an outcome is written, it is none.</param>
    /// <returns>False where another record, or none, stands there: nothing was written.</returns>
    Task<bool> TryReplaceAsync(string key, SendRecord? seen, SendRecord? next, CancellationToken cancellationToken);

    /// <summary>Waits until the record of a key may have changed.</summary>
    /// <param name="seen">The record as it was read. Where it has changed already, there is nothing to wait for.</param>
    /// <param name="cancellationToken">The caller's token; it ends the wait.</param>
    /// <remarks>It may return early, so a store that tells nobody of changes just waits a moment; the hub reads the record again, at most
    /// every 50 milliseconds. It must return when <see cref="SendRecord.LeaseEndsAt"/> has come.</remarks>
    Task WaitAsync(SendRecord seen, CancellationToken cancellationToken);
}
