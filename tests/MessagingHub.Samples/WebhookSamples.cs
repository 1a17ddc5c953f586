using System.Collections.Concurrent;
using MessagingHub.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Samples;

/// <summary>What the README of the webhook endpoints shows, with deliveries of the sandbox.</summary>
[CancelAfter(30_000)]
internal sealed class WebhookSamples
{
    private const string Secret = "whsec_0123456789";

    [Test]
    public async Task A_service_pushes_and_the_application_handles()
    {
        var received = new ConcurrentQueue<MessagingEvent>();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Sample" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(received);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MessagingHub:Providers:support:Kind"] = "Flowella",
            ["MessagingHub:Providers:support:ApiKey"] = SandboxCredentials.FlowellaApiKey,
            ["MessagingHub:Providers:support:Webhooks:Secrets:0"] = Secret,
        });

        #region webhooks
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddFlowella().AddVelaFlows();
        builder.Services.AddMessagingWebhooks();
        builder.Services.AddScoped<IMessagingEventHandler, Inbox>();

        WebApplication app = builder.Build();
        app.MapMessagingWebhooks("/webhooks");
        #endregion

        await app.StartAsync();
        await using SandboxServer server = await SandboxServer.StartAsync();
        var address = new Uri(new Uri(app.Urls.Single()), "/webhooks/support");

        #region push
        server.Webhooks.Add(SandboxDialect.Flowella, address, Secret);
        server.Webhooks.Tricks.Add(SandboxDialect.Flowella, WebhookTrick.Duplicate, times: null, every: 3);
        server.Webhooks.Receive(SandboxDialect.Flowella, SandboxSeed.KnownPhone, "Is my table ready?");
        await server.Webhooks.Deliveries.WaitForAttemptsAsync(1);
        #endregion

        // Flowella documents an id and no text.
        Assert.That(received.Select(pushed => (pushed.Provider, pushed.Kind)), Is.EqualTo([("support", MessagingEventKind.MessageReceived)]));
        await app.DisposeAsync();
    }
}
