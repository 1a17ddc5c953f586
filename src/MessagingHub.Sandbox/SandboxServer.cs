using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Sandbox;

/// <summary>A <see cref="MessagingSandbox"/> on a loopback port.</summary>
/// <remarks>Silent: it logs nothing, reads no configuration and leaves Ctrl+C to the program it runs in.</remarks>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _ownsSandbox;

    private SandboxServer(WebApplication app, MessagingSandbox sandbox, bool ownsSandbox)
    {
        _app = app;
        _ownsSandbox = ownsSandbox;
        Sandbox = sandbox;
        BaseAddress = new Uri(app.Urls.First());
    }

    /// <summary>What is served.</summary>
    public MessagingSandbox Sandbox { get; }

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:5080/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The base address for a Flowella client: <c>…/flowella/api/v1</c>.</summary>
    public Uri FlowellaAddress => AddressOf(SandboxDialect.Flowella);

    /// <summary>The base address for a VelaFlows client: <c>…/velaflows/api/v1</c>.</summary>
    public Uri VelaFlowsAddress => AddressOf(SandboxDialect.VelaFlows);

    /// <summary>The base address for a Velstack client: <c>…/velstack/api</c>.</summary>
    public Uri VelstackAddress => AddressOf(SandboxDialect.Velstack);

    /// <summary>The base address for a FlowIQ client: <c>…/flowiq</c>.</summary>
    public Uri FlowIQAddress => AddressOf(SandboxDialect.FlowIQ);

    /// <summary>The people, conversations, templates and messages.</summary>
    public SandboxWorld World => Sandbox.World;

    /// <summary>What the services accepted.</summary>
    public AcceptanceLedger Ledger => Sandbox.Ledger;

    /// <summary>What is scripted to go wrong.</summary>
    public FaultSchedule Faults => Sandbox.Faults;

    /// <summary>What is delivered to registered addresses, and how.</summary>
    public SandboxWebhooks Webhooks => Sandbox.Webhooks;

    /// <summary>The requests that came in.</summary>
    public RequestLog Requests => Sandbox.Requests;

    /// <summary>Starts a server with a fresh sandbox.</summary>
    /// <param name="port">The port on 127.0.0.1; 0 for any free one.</param>
    /// <param name="timeProvider">The sandbox's clock; the system's when null.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken or not allowed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is not 0 to 65535.</exception>
    public static Task<SandboxServer> StartAsync(
        int port = 0, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
        => StartAsync(new MessagingSandbox(timeProvider), port, ownsSandbox: true, cancellationToken);

    /// <summary>Starts a server for a sandbox that may have lived before: this is how a service comes back after an outage.</summary>
    /// <param name="sandbox">What to serve.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for any free one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken or not allowed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is not 0 to 65535.</exception>
    public static Task<SandboxServer> StartAsync(
        MessagingSandbox sandbox, int port = 0, CancellationToken cancellationToken = default)
        => StartAsync(sandbox, port, ownsSandbox: false, cancellationToken);

    /// <summary>The base address to give to a client of a dialect.</summary>
    /// <param name="dialect">The dialect, such as <see cref="SandboxDialect.Flowella"/>.</param>
    /// <exception cref="ArgumentException">The dialect is unknown.</exception>
    public Uri AddressOf(string dialect) => Sandbox.AddressOf(BaseAddress, dialect);

    /// <summary>
    /// Stops listening; answers that a fault holds back are torn down. A sandbox that was passed in goes on delivering webhooks.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsSandbox)
        {
            await Sandbox.DisposeAsync();
        }
    }

    private static async Task<SandboxServer> StartAsync(
        MessagingSandbox sandbox, int port, bool ownsSandbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);

        // The empty builder: settings files and variables of the surrounding program must not move the sandbox elsewhere.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        WebApplication app = builder.Build();
        sandbox.Configure(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception problem)
        {
            await app.DisposeAsync();
            if (problem is not (IOException or SocketException))
            {
                throw;
            }

            throw new IOException(
                FormattableString.Invariant($"The sandbox cannot listen on 127.0.0.1:{port}: {problem.Message} ")
                + "Choose another port, or 0 for any free one.",
                problem);
        }

        return new SandboxServer(app, sandbox, ownsSandbox);
    }
}
