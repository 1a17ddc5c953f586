namespace MessagingHub.Providers.Tests.RateLimits;

/// <summary>The clock of a service, which is off by some seconds.</summary>
internal sealed class SkewedTime(TimeProvider time, TimeSpan off) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + off;
}
