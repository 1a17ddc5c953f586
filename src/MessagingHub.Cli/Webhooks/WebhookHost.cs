using System.Net;
using System.Net.Sockets;
using MessagingHub.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub.Cli;

/// <summary>A loopback port to which services push; what comes in goes to the hub's receiver.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Path = "/webhooks";

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;

    private WebhookHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:5090/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="hub">The hub whose accounts are pushed to; it was opened with <paramref name="events"/>.</param>
    /// <param name="events">Takes the events.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for any free one.</param>
    /// <param name="log">Takes what is told of requests that reach no account; null for nobody.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InputException">The port is taken or not allowed.</exception>
    public static async Task<WebhookHost> StartAsync(HubSession hub, IMessagingEventHandler events, int port, ILogger? log, CancellationToken cancellationToken)
    {
        // The empty builder: settings files and variables meant for other programs must not move the host elsewhere.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services
            .AddRoutingCore()
            .AddMessagingWebhooks()
            .AddSingleton(hub.Receiver)
            .AddSingleton(events)
            .AddSingleton<IHostLifetime, NoLifetime>()
            .Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
        WebApplication app = builder.Build();
        try
        {
            if (log is not null)
            {
                int maxBodyBytes = app.Services.GetRequiredService<IOptions<MessagingWebhookOptions>>().Value.MaxBodyBytes;
                app.Use(new RefusedDeliveries(hub.Providers.Names, hub.WebhookPlaces, maxBodyBytes, log).WatchAsync);
            }

            app.MapMessagingWebhooks(Path);
            await app.StartAsync(cancellationToken);
            return new WebhookHost(app);
        }
        catch (Exception problem)
        {
            await app.DisposeAsync();
            if (problem is not (IOException or SocketException))
            {
                throw;
            }

            throw InputException.Usage(FormattableString.Invariant(
                $"--port: cannot listen on 127.0.0.1:{port}: {problem.Message} Choose another port, or 0 for any free one."));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Leaves Ctrl+C to the command line.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
