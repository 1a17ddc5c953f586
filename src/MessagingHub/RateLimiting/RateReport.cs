namespace MessagingHub;

/// <summary>What became of a call that was counted, and what the service said about its limits.</summary>
public readonly record struct RateReport
{
    /// <summary>Whether the request can have reached the service; if it provably did not, the call is not counted any more.</summary>
    public required bool Reached { get; init; }

    /// <summary>How many calls the service says it takes in a window; null where it does not say.</summary>
    public int? Limit { get; init; }

    /// <summary>How many more calls the service takes until <see cref="ResetAfter"/>; null where it does not say.</summary>
    public int? Remaining { get; init; }

    /// <summary>How long until the service counts from the beginning; null where it does not say.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>How long the service wants no call at all, after a 429; null where it does not say.</summary>
    public TimeSpan? BlockedFor { get; init; }
}
