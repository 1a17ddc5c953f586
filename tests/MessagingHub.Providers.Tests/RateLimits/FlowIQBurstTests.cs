using MessagingHub.Sandbox;
using MessagingHub.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.RateLimits;

/// <summary>FlowIQ documents 100 calls a minute and 150 for once, and headers that count down from 100.</summary>
[CancelAfter(30_000)]
internal sealed class FlowIQBurstTests
{
    [Test]
    public async Task A_hundred_and_fifty_calls_go_at_once_the_next_waits_and_none_meets_a_429(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using SandboxServer service = await SandboxServer.StartAsync(timeProvider: time, cancellationToken: cancellationToken);
        service.Sandbox.FlowIQ.EnforcesRateLimit = true;
        await using MessagingHubInstance hub = MessagingHubFactory.Create(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.AddFlowIQ("wa", options =>
            {
                options.BaseAddress = service.FlowIQAddress;
                options.Token = SandboxCredentials.FlowIQToken;
                options.TenantId = SandboxCredentials.FlowIQTenantId;
                options.RateLimit.MaxWait = TimeSpan.Zero;
            });
        });

        // One after the other: each answer has told what remains before the next call asks.
        for (int i = 0; i < 150; i++)
        {
            await hub.Default.SendTextAsync(SandboxSeed.KnownPhone, $"{i}", cancellationToken);
        }

        MessagingException refused = await Failure.Of(hub.Default.SendTextAsync(SandboxSeed.KnownPhone, "one more", cancellationToken));
        time.Advance(refused.RetryAfter!.Value);
        await hub.Default.SendTextAsync(SandboxSeed.KnownPhone, "later", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Code, refused.StatusCode), Is.EqualTo((MessagingErrorCode.RateLimited, (int?)null)));
            Assert.That(refused.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(1)));
            Assert.That(service.Ledger.Count, Is.EqualTo(151));
            Assert.That(service.Requests.Entries.Select(request => request.Status), Has.None.EqualTo(429));
        }
    }
}
