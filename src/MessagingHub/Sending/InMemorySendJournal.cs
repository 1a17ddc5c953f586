using System.Globalization;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>A journal in the memory of one process: it is gone with the process, and so are the sends it knew of.</summary>
internal sealed class InMemorySendJournal(IOptions<InMemorySendJournalOptions> options, TimeProvider time) : ISendJournal
{
    private readonly InMemorySendJournalOptions _options = options.Value;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The entries with an outcome in the order they got it, which is the order in which they are forgotten.</summary>
    private readonly LinkedList<Entry> _ended = new();

    public TimeSpan? Lease => null;

    public Task<SendRecord?> FindAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(Current(key)?.Record);
        }
    }

    public Task<bool> TryReplaceAsync(string key, SendRecord? seen, SendRecord? next, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Entry? current = Current(key);
            if (current?.Record.Stamp != seen?.Stamp)
            {
                return Task.FromResult(false);
            }

            if (current is null && next is not null && _entries.Count >= _options.Capacity)
            {
                throw Full(next);
            }

            Remove(current);
            Add(next);
            return Task.FromResult(true);
        }
    }

    public Task WaitAsync(SendRecord seen, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Current(seen.Key) is { } current && current.Record.Stamp == seen.Stamp
                ? current.Replaced.Task.WaitAsync(cancellationToken)
                : Task.CompletedTask;
        }
    }

    /// <summary>The entry of a key, after what is too old was forgotten. Age is measured by a clock that nobody can set.</summary>
    private Entry? Current(string key)
    {
        while (_ended.First is { } oldest && time.GetElapsedTime(oldest.Value.EndedAt) >= _options.Retention)
        {
            Remove(oldest.Value);
        }

        return _entries.GetValueOrDefault(key);
    }

    private void Add(SendRecord? record)
    {
        if (record is not null)
        {
            var entry = new Entry(record, time.GetTimestamp());
            _entries.Add(record.Key, entry);
            if (record.Outcome is not null)
            {
                _ended.AddLast(entry.Place);
            }
        }
    }

    private void Remove(Entry? entry)
    {
        if (entry is not null)
        {
            _entries.Remove(entry.Record.Key);
            if (entry.Place.List is not null)
            {
                _ended.Remove(entry.Place);
            }

            entry.Replaced.SetResult();
        }
    }

    private MessagingException Full(SendRecord refused)
    {
        TimeSpan? wait = _ended.First is { } oldest ? _options.Retention - time.GetElapsedTime(oldest.Value.EndedAt) : null;
        return new MessagingException(
            MessagingErrorCode.Unavailable,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{refused.Provider}: send was not sent: the send journal is full: it remembers {_options.Capacity} keys for {_options.Retention}. ")
            + "It was not accepted. Raise the journal's Capacity, or shorten its Retention.")
        {
            Provider = refused.Provider,
            Operation = "send",
            IsTransient = true,
            RetryAfter = wait,
        };
    }

    private sealed class Entry
    {
        public Entry(SendRecord record, long writtenAt)
        {
            Record = record;
            EndedAt = writtenAt;
            Place = new LinkedListNode<Entry>(this);
        }

        public SendRecord Record { get; }

        public long EndedAt { get; }

        public LinkedListNode<Entry> Place { get; }

        /// <summary>Ends when another version, or none, takes this one's place.</summary>
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
