using MessagingHub.Sandbox;
using MessagingHub.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.SendSafety;

/// <summary>A route over two services that can both reach the same person, at real sockets, with a ledger on either side and a clock of its own.</summary>
internal sealed class RouteScene : IAsyncDisposable
{
    public const string First = "first";
    public const string Second = "second";
    public const string Route = "both";
    public const string Text = "The gate has changed to B42.";

    private readonly SandboxServer _server;
    private readonly MessagingHubInstance _hub;

    private RouteScene(SandboxServer server, string kind, Action<MessagingAccountOptions>? configure)
    {
        _server = server;
        FirstDialect = DialectOf(kind);
        SecondDialect = DialectOf(SecondOf(kind));
        To = kind == "VelaFlows"
            ? MessageRecipient.Conversation(VelaFlowsIds.Of(server.World.Conversations[0])) with { PhoneNumber = SandboxSeed.KnownPhone }
            : MessageRecipient.Phone(SandboxSeed.KnownPhone);
        _hub = MessagingHubFactory.Create(hub =>
        {
            hub.Services.AddSingleton<TimeProvider>(Time);
            hub.AddInMemorySendJournal().AddRoute(Route, route => route.Providers = [First, Second]).ConfigureHttpClient(http => http.AddHttpMessageHandler(() => Wire));
            Add(hub, kind, First, configure);
            Add(hub, SecondOf(kind), Second, configure: null);
        });
    }

    public static IReadOnlyList<string> Kinds { get; } = ["VelaFlows", "Flowella", "Velstack", "FlowIQ"];

    public FakeTime Time { get; } = new();

    public Wire Wire { get; } = new();

    public CancellationTokenSource Caller { get; } = new();

    public string FirstDialect { get; }

    public string SecondDialect { get; }

    public MessageRecipient To { get; }

    public SandboxServer Server => _server;

    public FaultSchedule Faults => _server.Faults;

    public static async Task<RouteScene> OpenAsync(string kind, Action<MessagingAccountOptions>? configure = null) =>
        new(await SandboxServer.StartAsync(), kind, configure);

    /// <summary>The service that stands in for another one; of the two that reach any phone, the one that is not it.</summary>
    public static string SecondOf(string kind) => kind == "Flowella" ? "Velstack" : "Flowella";

    public IMessagingProvider At(string name) => _hub.Get(name);

    public void Script(Fault fault, int? times = null) => Faults.Add(FirstDialect, SandboxOperation.Send, fault, times);

    public bool IsForFirst(HttpRequestMessage request) =>
        request.RequestUri!.AbsoluteUri.StartsWith(_server.AddressOf(FirstDialect).AbsoluteUri, StringComparison.Ordinal);

    /// <summary>From now on nothing goes wrong any more.</summary>
    public void Heal()
    {
        Faults.Clear();
        Wire.Cut = null;
    }

    public Task<SentMessage> SendAsync(string? key, string through = Route, CancellationToken cancellationToken = default) =>
        At(through).SendAsync(OutboundMessage.Text(To, Text) with { IdempotencyKey = key }, cancellationToken);

    /// <summary>How often each service accepted the message: the first's count and the second's.</summary>
    public (int First, int Second) Accepted() => (Count(FirstDialect), Count(SecondDialect));

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _server.DisposeAsync();
        Caller.Dispose();
    }

    private static string DialectOf(string kind) => kind switch
    {
        "VelaFlows" => SandboxDialect.VelaFlows,
        "Flowella" => SandboxDialect.Flowella,
        "Velstack" => SandboxDialect.Velstack,
        _ => SandboxDialect.FlowIQ,
    };

    private int Count(string dialect) => _server.Ledger.Entries.Count(accepted => accepted.Dialect == dialect);

    private void Add(MessagingHubBuilder hub, string kind, string name, Action<MessagingAccountOptions>? configure)
    {
        void Common(MessagingAccountOptions options)
        {
            options.BaseAddress = _server.AddressOf(DialectOf(kind));
            options.Resilience.Delay = TimeSpan.Zero;
            configure?.Invoke(options);
        }

        _ = kind switch
        {
            "VelaFlows" => hub.AddVelaFlows(name, options =>
            {
                (options.Token, options.WorkspaceId) = (SandboxCredentials.VelaFlowsToken, SandboxCredentials.VelaFlowsWorkspaceId);
                Common(options);
            }),
            "Flowella" => hub.AddFlowella(name, options =>
            {
                (options.ApiKey, options.DefaultSender) = (SandboxCredentials.FlowellaApiKey, SandboxCredentials.FlowellaChannelId);
                Common(options);
            }),
            "Velstack" => hub.AddVelstack(name, options =>
            {
                (options.ApiKey, options.DefaultSender) = (SandboxCredentials.VelstackApiKey, SandboxCredentials.VelstackSenderId);
                Common(options);
            }),
            _ => hub.AddFlowIQ(name, options =>
            {
                (options.Token, options.TenantId) = (SandboxCredentials.FlowIQToken, SandboxCredentials.FlowIQTenantId);
                Common(options);
            }),
        };
    }
}
