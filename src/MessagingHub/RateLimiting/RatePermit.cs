namespace MessagingHub;

/// <summary>A counted call: where it is counted. None where the account does not count.</summary>
internal readonly record struct RatePermit(RateLane? Lane, RateWindow[] Windows)
{
    public static RatePermit None { get; } = new(null, []);
}
