namespace MessagingHub;

/// <summary>The settings an attempt needs, as they are now; replaced as a whole when the configuration changes.</summary>
internal sealed record AccountState(Uri BaseAddress, WireCredential Credential, int MaxResponseBytes, CallPolicy Policy, RateLimitOptions RateLimit);
