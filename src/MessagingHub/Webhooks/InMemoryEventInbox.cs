using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Remembers the events of this process.</summary>
internal sealed class InMemoryEventInbox(IOptions<EventOptions> options, TimeProvider time) : IEventInbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, long At)> _idle = [];

    public async ValueTask<bool> TryClaimAsync(string key, CancellationToken cancellationToken)
    {
        while (true)
        {
            Entry entry = Find(key, out Task? handling);
            if (handling is null)
            {
                return !entry.IsHandled;
            }

            await handling.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask CompleteAsync(string key)
    {
        lock (_gate)
        {
            _entries[key].IsHandled = true;
            End(key);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ReleaseAsync(string key)
    {
        lock (_gate)
        {
            End(key);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> FailAsync(string key)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(++_entries[key].Failures);
        }
    }

    /// <summary>Claims an entry that nobody holds; otherwise tells what to wait for.</summary>
    private Entry Find(string key, out Task? handling)
    {
        lock (_gate)
        {
            Forget();
            handling = null;
            if (!_entries.TryGetValue(key, out Entry? entry))
            {
                entry = _entries[key] = new Entry();
            }

            if (entry.Ended is { } running)
            {
                handling = running.Task;
            }
            else if (!entry.IsHandled)
            {
                entry.Ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (entry.Place is { } place)
                {
                    _idle.Remove(place);
                    entry.Place = null;
                }
            }

            return entry;
        }
    }

    private void End(string key)
    {
        Entry entry = _entries[key];
        entry.Place = _idle.AddLast((key, time.GetTimestamp()));
        entry.Ended?.SetResult();
        entry.Ended = null;
    }

    /// <summary>Events that are being handled are never forgotten.</summary>
    private void Forget()
    {
        while (_idle.First is { } oldest && (_idle.Count > options.Value.Capacity || time.GetElapsedTime(oldest.Value.At) > options.Value.Retention))
        {
            _idle.RemoveFirst();
            _entries.Remove(oldest.Value.Key);
        }
    }

    private sealed class Entry
    {
        public bool IsHandled { get; set; }

        public int Failures { get; set; }

        /// <summary>Ends when the handling that is going on ends; null while there is none.</summary>
        public TaskCompletionSource? Ended { get; set; }

        public LinkedListNode<(string Key, long At)>? Place { get; set; }
    }
}
