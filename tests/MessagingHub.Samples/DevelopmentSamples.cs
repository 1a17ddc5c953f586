using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Samples;

/// <summary>What the hub's README shows for development and operation.</summary>
[CancelAfter(30_000)]
internal sealed class DevelopmentSamples
{
    [Test]
    public async Task An_application_is_tested_without_an_account()
    {
        await using MessagingHubInstance hub = MessagingHubFactory.Create(hub => hub.AddInMemory("dev"));
        IMessagingProvider messaging = hub.Default;
        var application = new ReminderRound(messaging);

        #region inMemory
        InMemoryMessaging dev = messaging.GetService<InMemoryMessaging>()!;
        dev.AddContact(new Contact { Phone = "+15551234567", Name = "Ada" }); // also AddConversation, AddTemplate, AddMessage, Receive
        dev.FailNext(MessagingErrorCode.Timeout, InMemoryOutcome.AnswerLost, operation: "send");

        await application.RemindEverybodyAsync();

        Assert.That(dev.Sent, Has.Count.EqualTo(1)); // accepted, although the application could not know
        #endregion

        Assert.That(application.LookAt, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_worker_has_health_checks(CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("MessagingHub:Providers:dev:Kind", "InMemory")]);
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub"));

        #region health
        builder.Services.AddMessagingHubHealthChecks(); // or AddHealthChecks().AddMessagingHubHealthChecks(…)
        #endregion

        using IHost host = builder.Build();
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        Assert.That(report.Entries.Select(entry => (entry.Key, entry.Value.Status)), Is.EqualTo(new[] { ("messaginghub:dev", HealthStatus.Healthy) }));
    }
}
