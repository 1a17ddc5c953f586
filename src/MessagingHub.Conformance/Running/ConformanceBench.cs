using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Conformance;

/// <summary>One hub with the provider under test, on a clock of its own.</summary>
internal sealed partial class ConformanceBench : IAsyncDisposable
{
    public const string Account = "conformance";
    public const string OtherAccount = "conformance-other";

    private readonly MessagingHubInstance _hub;

    private ConformanceBench(ContractHarness harness)
    {
        Harness = harness;
        Service = harness.SideOn(Clock);
        _hub = MessagingHubFactory.Create(Configure);
        Provider = _hub.Get(Account);
        Other = _hub.Get(OtherAccount);
        Service.Opened(Provider);
    }

    public ContractHarness Harness { get; }

    public ConformanceClock Clock { get; } = new();

    /// <summary>Where it is seen what reaches the service.</summary>
    public IServiceSide Service { get; }

    /// <summary>The same for a provider with HTTP, and the kit's hand on it.</summary>
    public ServiceWire Wire => (ServiceWire)Service;

    public CollectedLog Log { get; } = new();

    public IMessagingProviders Hub => _hub;

    /// <summary>The account under test.</summary>
    public IMessagingProvider Provider { get; }

    /// <summary>A second account of the same kind.</summary>
    public IMessagingProvider Other { get; }

    /// <summary>What the account declares.</summary>
    public MessagingCapabilities Can => Provider.Capabilities;

    /// <summary>A fresh hub over the stand-in in its first state.</summary>
    public static async Task<ConformanceBench> OpenAsync(ContractHarness harness, CancellationToken cancellationToken)
    {
        await harness.ResetAsync(cancellationToken);
        return new ConformanceBench(harness);
    }

    /// <summary>Another hub over the stand-in as it is now: the program was started again.</summary>
    public ConformanceBench Restart() => new(Harness);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private void Configure(MessagingHubBuilder hub)
    {
        hub.Services.AddSingleton<TimeProvider>(Clock);
        hub.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Harness.Register(hub, Account);
        Harness.Register(hub, OtherAccount);
        hub.AddKind(AbleKind.Create(Harness.Documented));
        Service.Join(hub);
    }
}
