namespace MessagingHub;

/// <summary>What the limiter said to a call: a permit and how long that took, or none and how long it would take; null where nobody knows, because the store is silent.</summary>
internal readonly record struct RateDecision(RatePermit? Permit, TimeSpan? Wait);
