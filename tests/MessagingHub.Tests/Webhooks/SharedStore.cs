namespace MessagingHub.Tests.Webhooks;

/// <summary>A store as several processes would share it: single questions with single answers, and claims that run out.</summary>
internal sealed class SharedStore(TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <summary>Takes the event over if nobody holds it: "yes", "busy" or "handled".</summary>
    public string TryTake(string key, Guid holder)
    {
        lock (_gate)
        {
            Row row = _rows.TryGetValue(key, out Row? known) ? known : _rows[key] = new Row();
            if (row.IsHandled)
            {
                return "handled";
            }

            if (row.Holder is not null && row.Until > time.GetUtcNow())
            {
                return "busy";
            }

            row.Holder = holder;
            row.Until = time.GetUtcNow() + Lease;
            return "yes";
        }
    }

    /// <summary>Changes the event, but only for its present holder.</summary>
    public int Change(string key, Guid holder, Action<Row> change)
    {
        lock (_gate)
        {
            if (_rows[key].Holder == holder)
            {
                change(_rows[key]);
            }

            return _rows[key].Failures;
        }
    }

    internal sealed class Row
    {
        public Guid? Holder { get; set; }

        public DateTimeOffset Until { get; set; }

        public bool IsHandled { get; set; }

        public int Failures { get; set; }
    }
}
