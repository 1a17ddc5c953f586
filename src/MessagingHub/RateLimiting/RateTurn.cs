namespace MessagingHub;

/// <summary>Whether a call may go now, or how long it has to wait.</summary>
public readonly record struct RateTurn
{
    private RateTurn(TimeSpan? wait) => Wait = wait;

    /// <summary>The call may go, and is counted.</summary>
    public static RateTurn Go { get; } = new(null);

    /// <summary>How long until asking again is worth it; null where the call may go.</summary>
    public TimeSpan? Wait { get; }

    /// <summary>The call may not go yet, and is not counted.</summary>
    /// <param name="wait">How long until asking again is worth it; more than zero.</param>
    public static RateTurn After(TimeSpan wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, TimeSpan.Zero);
        return new(wait);
    }
}
