namespace MessagingHub.Benchmarks;

/// <summary>The ways to the same service in memory: by hand, through the provider alone, and through the whole hub.</summary>
internal sealed class Calls : IDisposable
{
    private readonly MessagingHubInstance _alone;
    private readonly MessagingHubInstance _hub;

    public Calls(Scenario scenario, Func<CannedService>? service = null)
    {
        service ??= () => scenario.Service();
        ByHand = scenario.ByHand(service());
        _alone = scenario.Hub(service(), whole: false);
        _hub = scenario.Hub(service(), whole: true);
    }

    public HandWrittenClient ByHand { get; }

    /// <summary>Without timeouts, repetitions, breaker and limiter: the provider and what it takes to reach its service.</summary>
    public IMessagingProvider ProviderAlone => _alone.Default;

    public IMessagingProvider Hub => _hub.Default;

    public void Dispose()
    {
        _alone.Dispose();
        _hub.Dispose();
    }
}
