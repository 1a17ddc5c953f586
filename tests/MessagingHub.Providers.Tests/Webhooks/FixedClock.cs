namespace MessagingHub.Providers.Tests.Webhooks;

/// <summary>A clock that always says the same.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
