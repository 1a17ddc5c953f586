namespace MessagingHub.Tests.Sending;

/// <summary>One process's door to a shared store: what somebody writes who backs the journal with Redis or SQL.</summary>
internal sealed class SharedSendJournal(SharedStore store, TimeProvider time) : ISendJournal
{
    public static TimeSpan LeaseTime { get; } = TimeSpan.FromMinutes(10);

    public TimeSpan? Lease => LeaseTime;

    public async Task<SendRecord?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return store.Read(key).Record;
    }

    public async Task<bool> TryReplaceAsync(string key, SendRecord? seen, SendRecord? next, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        return store.CompareAndSet(key, seen?.Stamp, next);
    }

    public async Task WaitAsync(SendRecord seen, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task leaseEnds = Task.Delay(seen.LeaseEndsAt!.Value - time.GetUtcNow(), time, over.Token);

        // The store tells of every key's changes.
        while (!leaseEnds.IsCompleted && store.Read(seen.Key) is { } now && now.Record?.Stamp == seen.Stamp)
        {
            await Task.WhenAny(now.Changed, leaseEnds);
        }

        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
