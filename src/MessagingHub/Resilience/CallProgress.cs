namespace MessagingHub;

/// <summary>How far one call has come: its last attempt, and how much of its time is left.</summary>
internal sealed class CallProgress(Func<CancellationToken, Task<Attempt>> attempt, TimeProvider time, TimeSpan total)
{
    private readonly long _start = time.GetTimestamp();

    public Func<CancellationToken, Task<Attempt>> Attempt { get; } = attempt;

    public Attempt? Last { get; set; }

    /// <summary>Whether the wait the service asks for still fits into the call.</summary>
    public bool HasTimeFor(TimeSpan? wait) => wait is null || wait < total - time.GetElapsedTime(_start);
}
