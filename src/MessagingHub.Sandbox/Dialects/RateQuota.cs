namespace MessagingHub.Sandbox;

/// <summary>Counts the requests of a minute by the sandbox's clock; the minute begins with the first request.</summary>
internal sealed class RateQuota(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _end = DateTimeOffset.MinValue;
    private int _used;

    /// <summary>Counts one request; tells how many that makes in this minute and when the minute ends.</summary>
    public (int Used, DateTimeOffset End) Take()
    {
        lock (_gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (now >= _end)
            {
                _end = now + Window;
                _used = 0;
            }

            return (++_used, _end);
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _end = DateTimeOffset.MinValue;
            _used = 0;
        }
    }
}
