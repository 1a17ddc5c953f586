using BenchmarkDotNet.Attributes;

namespace MessagingHub.Benchmarks;

/// <summary>One message.</summary>
public class Send : CallBenchmark
{
    [GlobalSetup(Targets = [nameof(ByHand), nameof(ProviderAlone), nameof(WholeHub)])]
    public void Setup() => Prepare();

    [GlobalSetup(Target = nameof(WithListener))]
    public void SetupWithListener() => PrepareWithListener();

    [Benchmark(Baseline = true)]
    public Task<SentMessage> ByHand() => Calls.ByHand.SendAsync(Scenario.Message);

    [Benchmark]
    public Task<SentMessage> ProviderAlone() => Calls.ProviderAlone.SendAsync(Scenario.Message);

    [Benchmark]
    public Task<SentMessage> WholeHub() => Calls.Hub.SendAsync(Scenario.Message);

    [Benchmark]
    public Task<SentMessage> WithListener() => Calls.Hub.SendAsync(Scenario.Message);
}
