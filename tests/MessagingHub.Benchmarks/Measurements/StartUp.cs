using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Benchmarks;

/// <summary>From an empty container to the first account in hand. By hand that is a container with a typed client.</summary>
public class StartUp
{
    private readonly CannedService _service = Scenario.Of("Flowella").Service();

    [Benchmark(Baseline = true)]
    public object HttpClientOnly()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("flowella", client => client.BaseAddress = new Uri("https://app.flowella.io/api/v1/"));
        using ServiceProvider container = services.BuildServiceProvider();
        return container.GetRequiredService<IHttpClientFactory>().CreateClient("flowella");
    }

    [Benchmark]
    public string OneAccount() => First(Scenario.Of("Flowella"));

    [Benchmark]
    public string FourKindsOneAccount() => First(Scenario.Of("Flowella"), hub => hub.AddVelaFlows().AddVelstack().AddFlowIQ());

    private string First(Scenario scenario, Action<MessagingHubBuilder>? more = null)
    {
        var services = new ServiceCollection();
        MessagingHubBuilder hub = services.AddMessagingHub();
        more?.Invoke(hub);
        scenario.Register(hub, _service, whole: true);
        using ServiceProvider container = services.BuildServiceProvider();
        return container.GetRequiredService<IMessagingProvider>().Kind;
    }
}
