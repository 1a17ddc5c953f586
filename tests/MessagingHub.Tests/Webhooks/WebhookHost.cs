using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Webhooks;

/// <summary>An ASP.NET Core application with webhooks, behind Kestrel on loopback or behind the test server, that logs everything.</summary>
internal sealed class WebhookHost : IMessagingEventHandler, IAsyncDisposable
{
    private WebApplication? _app;

    public WebApplication App => _app!;

    public HttpClient Client { get; private set; } = null!;

    public CollectingLogger Log { get; } = new();

    public ConcurrentQueue<string?> SeenIds { get; } = new();

    public Func<MessagingEvent, CancellationToken, Task> Handle { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<WebhookHost> StartAsync(
        bool onKestrel,
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? services = null,
        Action<MessagingHub.AspNetCore.MessagingWebhookOptions>? webhooks = null)
    {
        var host = new WebhookHost();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(host.Log).SetMinimumLevel(LogLevel.Trace);
        if (onKestrel)
        {
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        Nest.AddHub(builder.Services);
        builder.Services.AddMessagingWebhooks(webhooks).AddSingleton<IMessagingEventHandler>(host);
        services?.Invoke(builder.Services);
        host._app = builder.Build();
        (map ?? (app => app.MapMessagingWebhooks("/webhooks")))(host.App);
        await host.App.StartAsync();

        // One connection, so that what one request leaves behind would be seen by the next.
        host.Client = onKestrel
            ? new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(host.App.Urls.First()) }
            : host.App.GetTestClient();
        return host;
    }

    public async Task<HttpStatusCode> PostAsync(string path, string body, string? key = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path)) { Content = new StringContent(body) };
        if (key is not null)
        {
            request.Headers.Add("X-Wren-Key", key);
        }

        using HttpResponseMessage answer = await Client.SendAsync(request, cancellationToken);
        return answer.StatusCode;
    }

    public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken)
    {
        SeenIds.Enqueue(messagingEvent.Id);
        return Handle(messagingEvent, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await App.DisposeAsync();
    }
}
