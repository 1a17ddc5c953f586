using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Sandbox;

/// <summary>
/// One simulated world, seen through the HTTP APIs of messaging services, with a ledger of what they accepted and a
/// script of how they fail.
/// </summary>
/// <remarks>
/// Thread-safe. <see cref="SandboxServer"/> puts it on a loopback port; <see cref="Configure"/> puts it into any
/// ASP.NET Core host, such as an in-memory one:
/// <c>new HostBuilder().ConfigureWebHost(web =&gt; web.UseTestServer().Configure(sandbox.Configure))</c>.
/// </remarks>
public sealed class MessagingSandbox : IAsyncDisposable
{
    /// <summary>Makes a sandbox with the seed world, an empty ledger and no faults.</summary>
    /// <param name="timeProvider">The clock for what happens from now on; the system's when null.</param>
    /// <param name="webhookHandler">
    /// What carries webhook deliveries, and stays the caller's; sockets of the sandbox's own when null. For tests that need no socket.
    /// </param>
    public MessagingSandbox(TimeProvider? timeProvider = null, HttpMessageHandler? webhookHandler = null)
    {
        Time = timeProvider ?? TimeProvider.System;
        World = new SandboxWorld(Time);
        Ledger = new AcceptanceLedger();
        Requests = new RequestLog(Time);
        FlowIQ = new FlowIQBehavior();
        Flowella = new FlowellaBehavior();
        var flowella = new FlowellaWebhookStyle(Flowella);
        Webhooks = new SandboxWebhooks(
            World, Ledger, Time, webhookHandler,
            [flowella, new VelaFlowsWebhookStyle(World), new VelstackWebhookStyle(), new FlowIQWebhookStyle(World)]);
        Dialects =
        [
            new FlowellaDialect(World, Ledger, Flowella, Webhooks.Board, flowella),
            new VelaFlowsDialect(this),
            new VelstackDialect(World, Ledger),
            new FlowIQDialect(World, Ledger, FlowIQ, Webhooks.Board, Time),
        ];
        Faults = new FaultSchedule(Dialects);
    }

    /// <summary>The people, conversations, templates and messages.</summary>
    public SandboxWorld World { get; }

    /// <summary>What the services accepted.</summary>
    public AcceptanceLedger Ledger { get; }

    /// <summary>What is scripted to go wrong.</summary>
    public FaultSchedule Faults { get; }

    /// <summary>What the FlowIQ dialect does where its documents contradict each other.</summary>
    public FlowIQBehavior FlowIQ { get; }

    /// <summary>What the Flowella dialect does where its documents can be read in two ways.</summary>
    public FlowellaBehavior Flowella { get; }

    /// <summary>What is delivered to registered addresses, and how.</summary>
    public SandboxWebhooks Webhooks { get; }

    /// <summary>The requests that came in.</summary>
    public RequestLog Requests { get; }

    /// <summary>
    /// Whether VelaFlows refuses what goes beyond its rate limits (true unless changed); the headers tell the count either
    /// way. FlowIQ, whose documents leave open whether it does, has <see cref="FlowIQBehavior.EnforcesRateLimit"/>.
    /// </summary>
    public bool EnforceRateLimits { get; set; } = true;

    internal TimeProvider Time { get; }

    internal IReadOnlyList<Dialect> Dialects { get; }

    /// <summary>Serves all dialects and the control API from an ASP.NET Core application.</summary>
    /// <param name="app">The application; what it serves besides is left alone.</param>
    public void Configure(IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        CancellationToken stopping =
            app.ApplicationServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        foreach (Dialect dialect in Dialects)
        {
            var endpoint = new DialectEndpoint(dialect, this, stopping);
            app.Map("/" + dialect.Name, branch => branch.Run(endpoint.ServeAsync));
        }

        var control = new ControlApi(this);
        app.Map(ControlApi.Path, branch => branch.Run(control.ServeAsync));
    }

    /// <summary>The base address to give to a client of a dialect.</summary>
    /// <param name="server">Where the server listens.</param>
    /// <param name="dialect">The dialect, such as <see cref="SandboxDialect.Flowella"/>.</param>
    /// <exception cref="ArgumentException">The dialect is unknown.</exception>
    public Uri AddressOf(Uri server, string dialect)
    {
        ArgumentNullException.ThrowIfNull(server);
        Dialect known = Dialects.FirstOrDefault(candidate => candidate.Name == dialect)
            ?? throw new ArgumentException($"There is no dialect '{dialect}'.", nameof(dialect));
        return new Uri(server, $"/{known.Name}{known.ApiPath}");
    }

    /// <summary>Ends what goes on in the background: no webhook is delivered any more. A sandbox without webhooks needs no disposal.</summary>
    public ValueTask DisposeAsync() => Webhooks.DisposeAsync();

    /// <summary>Back to the beginning: the seed world, an empty ledger, no faults, no webhooks, no requests seen.</summary>
    public void Reset()
    {
        Faults.Clear();
        Webhooks.Reset();
        foreach (Dialect dialect in Dialects)
        {
            dialect.Reset();
        }

        World.Reset();
        Ledger.Reset();
        Requests.Clear();
    }
}
