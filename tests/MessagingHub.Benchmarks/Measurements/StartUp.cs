using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Benchmarks;

/// <summary>From an empty container to the first account in hand. By hand that is a container with a named client.</summary>
/// <remarks>A few calls per round: the client factory of each container keeps its handlers for minutes, and thousands of them slow everything down.</remarks>
[InvocationCount(64, unrollFactor: 16)]
public class StartUp
{
    [Benchmark(Baseline = true)]
    public object HttpClientOnly()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("flowella", client => client.BaseAddress = new Uri("https://app.flowella.io/api/v1/"));
        using ServiceProvider container = services.BuildServiceProvider();
        return container.GetRequiredService<IHttpClientFactory>().CreateClient("flowella");
    }

    [Benchmark]
    public object OneAccount() => Starting.OneAccount();

    [Benchmark]
    public object FourAccounts() => Starting.FourAccounts();
}
