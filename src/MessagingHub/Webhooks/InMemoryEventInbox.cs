using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Remembers the events of this process.</summary>
internal sealed class InMemoryEventInbox(IOptions<EventOptions> options, TimeProvider time) : IEventInbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What nobody is handling, in the order in which handling ended. Only these are ever forgotten.</summary>
    private readonly LinkedList<Entry> _idle = [];

    public async ValueTask<IEventClaim?> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task ended;
            lock (_gate)
            {
                Forget();
                if (!_entries.TryGetValue(key, out Entry? entry))
                {
                    entry = _entries[key] = new Entry(this, key);
                }

                if (entry.IsHandled)
                {
                    return null;
                }

                if (entry.Ended is null)
                {
                    Begin(entry);
                    return entry;
                }

                ended = entry.Ended.Task;
            }

            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Begin(Entry entry)
    {
        entry.Ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (entry.Place is { } place)
        {
            _idle.Remove(place);
            entry.Place = null;
        }
    }

    private ValueTask EndAsync(Entry entry, bool isHandled)
    {
        lock (_gate)
        {
            entry.IsHandled = isHandled;
            entry.EndedAt = time.GetTimestamp();
            entry.Place = _idle.AddLast(entry);
            entry.Ended?.SetResult();
            entry.Ended = null;
            Forget();
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask<int> FailAsync(Entry entry)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(++entry.Failures);
        }
    }

    private void Forget()
    {
        while (_idle.First is { Value: var oldest } && (_idle.Count > options.Value.Capacity || time.GetElapsedTime(oldest.EndedAt) > options.Value.Retention))
        {
            _idle.RemoveFirst();
            _entries.Remove(oldest.Key);
        }
    }

    private sealed class Entry(InMemoryEventInbox inbox, string key) : IEventClaim
    {
        public string Key => key;

        public bool IsHandled { get; set; }

        public int Failures { get; set; }

        /// <summary>Ends when the handling that is going on ends; null while there is none.</summary>
        public TaskCompletionSource? Ended { get; set; }

        public long EndedAt { get; set; }

        public LinkedListNode<Entry>? Place { get; set; }

        public ValueTask CompleteAsync() => inbox.EndAsync(this, isHandled: true);

        public ValueTask ReleaseAsync() => inbox.EndAsync(this, isHandled: false);

        public ValueTask<int> FailAsync() => inbox.FailAsync(this);
    }
}
