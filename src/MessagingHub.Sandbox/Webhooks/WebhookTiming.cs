namespace MessagingHub.Sandbox;

/// <summary>How long an accepted message takes from one state to the next, by the sandbox's clock.</summary>
public sealed record WebhookTiming
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>From the acceptance, or from the time it is scheduled for, to sent; at once unless changed, null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or more than a year.</exception>
    public TimeSpan? Sent
    {
        get;
        init => field = Checked(value);
    } = TimeSpan.Zero;

    /// <summary>From sent to delivered; 200 milliseconds unless changed, null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or more than a year.</exception>
    public TimeSpan? Delivered
    {
        get;
        init => field = Checked(value);
    } = TimeSpan.FromMilliseconds(200);

    /// <summary>From delivered to read; 500 milliseconds unless changed, null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or more than a year.</exception>
    public TimeSpan? Read
    {
        get;
        init => field = Checked(value);
    } = TimeSpan.FromMilliseconds(500);

    internal TimeSpan? Before(string status) => status switch
    {
        "sent" => Sent,
        "delivered" => Delivered,
        _ => Read,
    };

    private static TimeSpan? Checked(TimeSpan? time)
    {
        if (time is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, TimeSpan.Zero, nameof(time));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(given, Longest, nameof(time));
        }

        return time;
    }
}
