using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>A server on a free loopback port that answers what the test tells it to.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private FakeServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/api/v1");

    /// <summary>What was asked, such as <c>GET /api/v1/contacts?limit=100</c>, oldest first.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public static async Task<FakeServer> StartAsync(Func<HttpContext, CancellationToken, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new FakeServer(app);
        app.Run(async context =>
        {
            server._requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, app.Lifetime.ApplicationStopping);
            await answer(context, ended.Token);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers the first request with the first body, and so on; the last one again and again.</summary>
    public static Task<FakeServer> WithPagesAsync(params string[] bodies)
    {
        int next = -1;
        return StartAsync((context, cancellationToken) =>
            JsonAsync(context, 200, bodies[Math.Min(Interlocked.Increment(ref next), bodies.Length - 1)], cancellationToken));
    }

    public static Task<FakeServer> WithAsync(int status, string body, string contentType = "application/json") =>
        StartAsync((context, cancellationToken) => JsonAsync(context, status, body, cancellationToken, contentType));

    public static Task JsonAsync(
        HttpContext context, int status, string body, CancellationToken cancellationToken, string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
