using System.Net.Http.Headers;
using System.Text;
using MessagingHub.Sandbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Tests.Sandbox;

/// <summary>A fresh sandbox for each test, reached in the fixture's way, and the few verbs the tests need.</summary>
public abstract class SandboxTest(Transport transport)
{
    /// <summary>The address of the dialect under test, below the server.</summary>
    protected virtual string Api => "flowella/api/v1";

    private SandboxServer? _server;
    private IHost? _host;
    private CancellationTokenSource _limit = null!;

    protected Transport Way => transport;

    internal StandingClock Clock { get; private set; } = null!;

    protected MessagingSandbox Box { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    /// <summary>Bounds everything that could hang.</summary>
    protected CancellationToken Limit => _limit.Token;

    /// <summary>The sandbox's clock; standing still unless a test must have it run.</summary>
    protected virtual TimeProvider SandboxClock => Clock;

    /// <summary>What carries webhook deliveries; sockets unless a test listens in.</summary>
    protected virtual HttpMessageHandler? WebhookHandler => null;

    [SetUp]
    public async Task Start()
    {
        _limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Clock = new StandingClock();
        Box = new MessagingSandbox(SandboxClock, WebhookHandler);
        if (transport == Transport.Port)
        {
            _server = await SandboxServer.StartAsync(Box, cancellationToken: Limit);
            Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = _server.BaseAddress };
        }
        else
        {
            _host = await new HostBuilder()
                .ConfigureWebHost(web => web.UseTestServer().Configure(Box.Configure))
                .StartAsync(Limit);
            Http = _host.GetTestClient();
        }

        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SandboxCredentials.FlowellaApiKey);
    }

    [TearDown]
    public async Task Stop()
    {
        Http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }

        await Box.DisposeAsync();
        _limit.Dispose();
    }

    internal Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, $"{Api}{path}");

    internal Task<Reply> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, $"{Api}{path}", json);

    internal Task<Reply> SendTextAsync(string to = SandboxSeed.KnownPhone, string text = "Hello")
        => PostAsync("/messages", $$"""{"to":"{{to}}","text":"{{text}}"}""");

    internal Task<Reply> ControlAsync(HttpMethod method, string path, string? json = null)
        => SendAsync(method, $"_sandbox{path}", json);

    internal async Task<Reply> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Limit);
        return await Reply.ReadAsync(response, Limit);
    }
}
