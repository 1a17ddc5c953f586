using BenchmarkDotNet.Attributes;

namespace MessagingHub.Benchmarks;

/// <summary>One page of 100 contacts.</summary>
public class Page : CallBenchmark
{
    [GlobalSetup(Targets = [nameof(ByHand), nameof(ProviderAlone), nameof(WholeHub)])]
    public void Setup() => Prepare();

    [GlobalSetup(Target = nameof(WithListener))]
    public void SetupWithListener() => PrepareWithListener();

    [Benchmark(Baseline = true)]
    public Task<Page<Contact>> ByHand() => Calls.ByHand.ListContactsAsync(null);

    [Benchmark]
    public Task<Page<Contact>> ProviderAlone() => Calls.ProviderAlone.ListContactsAsync().GetPageAsync();

    [Benchmark]
    public Task<Page<Contact>> WholeHub() => Calls.Hub.ListContactsAsync().GetPageAsync();

    [Benchmark]
    public Task<Page<Contact>> WithListener() => Calls.Hub.ListContactsAsync().GetPageAsync();
}
