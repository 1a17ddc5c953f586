using System.Collections.Concurrent;
using System.Threading.Channels;

namespace MessagingHub.Tests.Sending;

/// <summary>Tells a test what is asked of a journal, and fails or lies where the test says so.</summary>
internal sealed class WatchedJournal(ISendJournal inner) : ISendJournal
{
    private readonly Channel<SendRecord> _waits = Channel.CreateUnbounded<SendRecord>();

    public TimeSpan? Lease => inner.Lease;

    /// <summary>Every write asked for, with the token it came with.</summary>
    public ConcurrentQueue<(SendRecord? Seen, SendRecord? Next, CancellationToken Token)> Writes { get; } = new();

    /// <summary>Runs before a write; an exception of it is the journal's.</summary>
    public Action<SendRecord?, SendRecord?>? BeforeWrite { get; set; }

    /// <summary>Runs after a write and may change its answer or lose it.</summary>
    public Func<SendRecord?, SendRecord?, bool, bool>? AfterWrite { get; set; }

    public Action? BeforeFind { get; set; }

    public int Finds { get; private set; }

    /// <summary>Ends when a caller has begun to wait for another one.</summary>
    public async Task SomebodyWaitsAsync() => await _waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public Task<SendRecord?> FindAsync(string key, CancellationToken cancellationToken)
    {
        Finds++;
        BeforeFind?.Invoke();
        return inner.FindAsync(key, cancellationToken);
    }

    public async Task<bool> TryReplaceAsync(string key, SendRecord? seen, SendRecord? next, CancellationToken cancellationToken)
    {
        Writes.Enqueue((seen, next, cancellationToken));
        BeforeWrite?.Invoke(seen, next);
        bool written = await inner.TryReplaceAsync(key, seen, next, cancellationToken);
        return AfterWrite?.Invoke(seen, next, written) ?? written;
    }

    public Task WaitAsync(SendRecord seen, CancellationToken cancellationToken)
    {
        Task wait = inner.WaitAsync(seen, cancellationToken);
        _waits.Writer.TryWrite(seen);
        return wait;
    }
}
