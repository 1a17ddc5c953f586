namespace MessagingHub;

/// <summary>How long a call may take and how often an attempt is repeated.</summary>
public sealed class ResilienceOptions
{
    // No timeout shorter than this makes sense on a network, and Polly takes none.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    /// <summary>Whether there are timeouts and retries at all.</summary>
    /// <value>True by default; false leaves a bare call that ends only with the connection or the caller.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>How long one attempt of a read may take.</summary>
    /// <value>10 seconds by default; at least 10 milliseconds. A change has <see cref="TotalTimeout"/> alone: cutting it short would only make its outcome unknown.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take with all its attempts and the waits between them.</summary>
    /// <value>30 seconds by default; at least <see cref="AttemptTimeout"/>, at most a day.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an attempt is repeated at most, where repeating is safe.</summary>
    /// <value>3 by default; 0 to 100.</value>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>The wait before the first repetition; it doubles each time, with jitter. A <c>Retry-After</c> of the service wins.</summary>
    /// <value>1 second by default; zero or more.</value>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    internal void Validate(OptionsProblems problems)
    {
        problems.Require(AttemptTimeout >= Shortest, "Resilience:AttemptTimeout", "must be at least 00:00:00.010");
        problems.Require(
            TotalTimeout >= AttemptTimeout && TotalTimeout <= TimeSpan.FromDays(1),
            "Resilience:TotalTimeout",
            $"({TotalTimeout}) must be at least Resilience:AttemptTimeout ({AttemptTimeout}) and at most one day");
        problems.Require(MaxRetryAttempts is >= 0 and <= 100, "Resilience:MaxRetryAttempts", "must be 0 to 100");
        problems.Require(Delay >= TimeSpan.Zero && Delay <= TimeSpan.FromDays(1), "Resilience:Delay", "must be 00:00:00 to one day");
    }
}
