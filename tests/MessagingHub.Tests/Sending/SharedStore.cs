using System.Text.Json;

namespace MessagingHub.Tests.Sending;

/// <summary>Stands for a database that several processes share: rows of text, an atomic compare-and-set, and news of changes.</summary>
internal sealed class SharedStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _rows = [];
    private TaskCompletionSource _changed = New();

    /// <summary>Everything that is in it.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _rows.Select(row => row.Key + row.Value));
            }
        }
    }

    public (SendRecord? Record, Task Changed) Read(string key)
    {
        lock (_gate)
        {
            SendRecord? record = _rows.TryGetValue(key, out string? row) ? JsonSerializer.Deserialize(row, SendRecordJson.Default.SendRecord) : null;
            return (record, _changed.Task);
        }
    }

    public bool CompareAndSet(string key, string? seenStamp, SendRecord? next)
    {
        lock (_gate)
        {
            if (Read(key).Record?.Stamp != seenStamp)
            {
                return false;
            }

            _rows.Remove(key);
            if (next is not null)
            {
                _rows.Add(key, JsonSerializer.Serialize(next, SendRecordJson.Default.SendRecord));
            }

            _changed.SetResult();
            _changed = New();
            return true;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
