namespace MessagingHub;

/// <summary>A sliding window: at most so many calls in any stretch of this length.</summary>
/// <param name="Permits">How many calls.</param>
/// <param name="Length">How long.</param>
public readonly record struct RateWindow(int Permits, TimeSpan Length);
