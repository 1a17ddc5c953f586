using System.Diagnostics.CodeAnalysis;

namespace MessagingHub.VelaFlows;

/// <summary>Keeps the conversations of this process; the one that was not asked for or heard of for the longest time is forgotten first.</summary>
[Experimental("MHUB001")]
internal sealed class InMemoryConversationStore(int capacity) : IConversationStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Phone), LinkedListNode<Entry>> _entries = [];

    /// <summary>In the order of use, the latest last.</summary>
    private readonly LinkedList<Entry> _used = [];

    public ValueTask PutAsync(string account, string phone, string conversationId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        (string, string) key = KeyOf(account, phone);
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
            {
                _entries[key] = _used.AddLast(new Entry(key, conversationId, at));
            }
            else if (at >= node.Value.At)
            {
                node.Value = new Entry(key, conversationId, at);
                Use(node);
            }

            while (_entries.Count > capacity && _used.First is { } oldest)
            {
                _used.Remove(oldest);
                _entries.Remove(oldest.Value.Key);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<string?> FindAsync(string account, string phone, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(KeyOf(account, phone), out LinkedListNode<Entry>? node))
            {
                return ValueTask.FromResult<string?>(null);
            }

            Use(node);
            return ValueTask.FromResult<string?>(node.Value.ConversationId);
        }
    }

    private static (string Account, string Phone) KeyOf(string account, string phone) => (account.ToUpperInvariant(), phone);

    private void Use(LinkedListNode<Entry> node)
    {
        _used.Remove(node);
        _used.AddLast(node);
    }

    private readonly record struct Entry((string Account, string Phone) Key, string ConversationId, DateTimeOffset At);
}
