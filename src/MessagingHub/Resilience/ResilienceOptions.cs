namespace MessagingHub;

/// <summary>How long a call may take, how often an attempt is repeated, and when calls are held back because the service fails.</summary>
public sealed class ResilienceOptions
{
    // No timeout shorter than this makes sense on a network, and Polly takes none.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    /// <summary>Whether there are timeouts, retries and a breaker at all.</summary>
    /// <value>True by default; false leaves a bare call that ends only with the connection or the caller; the application's own stores are waited for no longer than <see cref="TotalTimeout"/> all the same.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>How long one attempt of a read may take.</summary>
    /// <value>10 seconds by default; at least 10 milliseconds. A change has <see cref="TotalTimeout"/> alone: cutting it short would only make its outcome unknown.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take with all its attempts and the waits between them, and how long it waits for a store of the application.</summary>
    /// <value>30 seconds by default; at least <see cref="AttemptTimeout"/>, at most a day. For stores it counts even where <see cref="Enabled"/> is false.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an attempt is repeated at most, where repeating is safe.</summary>
    /// <value>3 by default; 0 to 100.</value>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>The wait before the first repetition; it doubles each time, with jitter. A <c>Retry-After</c> of the service wins.</summary>
    /// <value>1 second by default; zero or more.</value>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The share of failed attempts from which the circuit breaker holds calls back. Failed are lost connections, timeouts, 408 and 5xx.</summary>
    /// <value>0.5 by default; more than 0, at most 1. The breaker's state stays when other settings than those of <c>Resilience</c> change.</value>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>How many attempts there must have been within <see cref="BreakerSamplingDuration"/> before the breaker judges.</summary>
    /// <value>20 by default; 2 or more.</value>
    public int BreakerMinimumThroughput { get; set; } = 20;

    /// <summary>The time over which the breaker counts.</summary>
    /// <value>30 seconds by default; half a second to one day.</value>
    public TimeSpan BreakerSamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the breaker holds calls back before it lets one try.</summary>
    /// <value>15 seconds by default; half a second to one day.</value>
    public TimeSpan BreakerDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a call waits for a store of the application that gives no answer. A store is no call to the service: it is never waited for without end.</summary>
    internal TimeSpan Patience => TotalTimeout;

    internal bool IsSameAs(ResilienceOptions other) => Values == other.Values;

    private (bool, TimeSpan, TimeSpan, int, TimeSpan, double, int, TimeSpan, TimeSpan) Values => (
        Enabled, AttemptTimeout, TotalTimeout, MaxRetryAttempts, Delay,
        BreakerFailureRatio, BreakerMinimumThroughput, BreakerSamplingDuration, BreakerDuration);

    internal void Validate(OptionsProblems problems)
    {
        problems.Require(AttemptTimeout >= Shortest, "Resilience:AttemptTimeout", "must be at least 00:00:00.010");
        problems.Require(
            (TotalTimeout >= AttemptTimeout || problems.IsUnread("Resilience:AttemptTimeout")) && TotalTimeout <= TimeSpan.FromDays(1),
            "Resilience:TotalTimeout",
            $"({TotalTimeout}) must be at least Resilience:AttemptTimeout ({AttemptTimeout}) and at most one day");
        problems.Require(MaxRetryAttempts is >= 0 and <= 100, "Resilience:MaxRetryAttempts", "must be 0 to 100");
        problems.Require(BreakerFailureRatio is > 0 and <= 1, "Resilience:BreakerFailureRatio", "must be more than 0 and at most 1");
        problems.Require(BreakerMinimumThroughput >= 2, "Resilience:BreakerMinimumThroughput", "must be 2 or more");
        problems.Require(IsBreakerTime(BreakerSamplingDuration), "Resilience:BreakerSamplingDuration", "must be 00:00:00.5 to one day");
        problems.Require(IsBreakerTime(BreakerDuration), "Resilience:BreakerDuration", "must be 00:00:00.5 to one day");
        problems.Require(Delay >= TimeSpan.Zero && Delay <= TimeSpan.FromDays(1), "Resilience:Delay", "must be 00:00:00 to one day");
    }

    private static bool IsBreakerTime(TimeSpan time) => time >= TimeSpan.FromSeconds(0.5) && time <= TimeSpan.FromDays(1);
}
