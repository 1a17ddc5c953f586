using System.Net;
using MessagingHub.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Samples;

/// <summary>The README's application that receives, pushed to by the sandbox.</summary>
[CancelAfter(30_000)]
internal sealed class WebhookSamples
{
    private const string Secret = "kX8_a-secret-of-the-account";

    [Test]
    public async Task Each_event_is_handled_once_whatever_the_duplicates_and_the_order(CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        sandbox.Webhooks.Timing = new WebhookTiming { Delivered = TimeSpan.Zero, Read = TimeSpan.Zero };
        await using WebApplication app = Application(sandbox);
        await app.StartAsync(cancellationToken);
        string address = app.Urls.First();
        sandbox.Webhooks.Add(SandboxDialect.Flowella, new Uri($"{address}/webhooks/support"), Secret);
        sandbox.Webhooks.Add(SandboxDialect.FlowIQ, new Uri($"{address}/webhooks/wa/{Secret}"));

        // Every second delivery comes twice, and every third after the one that follows it.
        foreach (string dialect in (string[])[SandboxDialect.Flowella, SandboxDialect.FlowIQ])
        {
            sandbox.Webhooks.Tricks.Add(dialect, WebhookTrick.Duplicate, times: null, every: 2);
            sandbox.Webhooks.Tricks.Add(dialect, WebhookTrick.HoldBack, times: null, every: 3);
        }

        var sent = new List<string?>();
        IMessagingProviders accounts = app.Services.GetRequiredService<IMessagingProviders>();
        for (int i = 0; i < 5; i++)
        {
            sent.Add((await accounts.Get("wa").SendTextAsync(SandboxSeed.KnownPhone, $"Message {i}", cancellationToken: cancellationToken)).Id);
            sandbox.Webhooks.Receive(SandboxDialect.FlowIQ, SandboxSeed.KnownPhone, $"Question {i}");
            sandbox.Webhooks.Receive(SandboxDialect.Flowella, SandboxSeed.KnownPhone, "What Flowella pushes has no text.");
        }

        // 25 events at FlowIQ, of which 12 come twice; 5 at Flowella, of which 2 do and the last is held back until the tricks end.
        await sandbox.Webhooks.Deliveries.WaitForAttemptsAsync(43, cancellationToken);
        sandbox.Webhooks.Tricks.Clear();
        await sandbox.Webhooks.Deliveries.WaitForAttemptsAsync(44, cancellationToken);
        Desk desk = app.Services.GetRequiredService<Desk>();

        Assert.That(sandbox.Webhooks.Deliveries.Entries, Has.All.Property(nameof(SandboxDelivery.State)).EqualTo("delivered"));
        Assert.That(sandbox.Webhooks.Deliveries.Entries.Count(delivery => delivery.DuplicateOf is not null), Is.EqualTo(14));
        Assert.That(desk.Arrived, Is.EquivalentTo(sent.ToDictionary(id => id!, _ => 1)));
        Assert.That(desk.Questions.Where(text => text is not null).Order(), Is.EqualTo(Enumerable.Range(0, 5).Select(i => $"Question {i}")));
        Assert.That(desk.Questions.Count(text => text is null), Is.EqualTo(5));
    }

    [Test]
    public async Task A_service_pushes_on_request()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        await using WebApplication app = Application(server);
        await app.StartAsync();
        var address = new Uri($"{app.Urls.First()}/webhooks/support");

        #region push
        server.Webhooks.Add(SandboxDialect.Flowella, address, Secret);
        server.Webhooks.Tricks.Add(SandboxDialect.Flowella, WebhookTrick.Duplicate, times: null, every: 3);
        server.Webhooks.Receive(SandboxDialect.Flowella, SandboxSeed.KnownPhone, "Is my table ready?");
        await server.Webhooks.Deliveries.WaitForAttemptsAsync(1);
        #endregion

        // Flowella documents an id and no text.
        Assert.That(app.Services.GetRequiredService<Desk>().Questions, Is.EqualTo(new string?[] { null }));
    }

    private static WebApplication Application(SandboxServer sandbox)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MessagingHub:Providers:support:Kind"] = "Flowella",
            ["MessagingHub:Providers:support:ApiKey"] = SandboxCredentials.FlowellaApiKey,
            ["MessagingHub:Providers:support:BaseAddress"] = sandbox.FlowellaAddress.AbsoluteUri,
            ["MessagingHub:Providers:support:Webhooks:Secrets:0"] = Secret,
            ["MessagingHub:Providers:wa:Kind"] = "FlowIQ",
            ["MessagingHub:Providers:wa:Token"] = SandboxCredentials.FlowIQToken,
            ["MessagingHub:Providers:wa:TenantId"] = SandboxCredentials.FlowIQTenantId,
            ["MessagingHub:Providers:wa:BaseAddress"] = sandbox.FlowIQAddress.AbsoluteUri,
            ["MessagingHub:Providers:wa:Webhooks:Secrets:0"] = Secret,
        });
        builder.Services.AddSingleton<Desk>();

        #region receive
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddFlowella().AddFlowIQ();
        builder.Services.AddMessagingWebhooks();
        builder.Services.AddScoped<IMessagingEventHandler, Inbox>();

        WebApplication app = builder.Build();
        app.MapMessagingWebhooks("/webhooks"); // /webhooks/support, and /webhooks/wa/<secret>
        #endregion

        return app;
    }
}
