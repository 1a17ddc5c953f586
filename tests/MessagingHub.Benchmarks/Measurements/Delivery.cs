using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace MessagingHub.Benchmarks;

/// <summary>A webhook of VelaFlows: one that is signed, up to the event, and one that is forged, which ends with the signature.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams, BenchmarkLogicalGroupRule.ByCategory)]
public class Delivery
{
    private readonly Deliveries _deliveries = new();
    private WebhookDelivery? _signed;
    private WebhookDelivery? _forged;

    public static IReadOnlyList<int> Sizes { get; } = [1024, 64 * 1024];

    [ParamsSource(nameof(Sizes))]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup() => (_signed, _forged) = (Deliveries.Signed(Size), Deliveries.Forged(Size));

    [Benchmark(Baseline = true), BenchmarkCategory("signed")]
    public object? ByHand() => _deliveries.ByHand.Read(_signed!);

    [Benchmark, BenchmarkCategory("signed")]
    public object Reader() => _deliveries.Reader.Read(_signed!);

    [Benchmark(Baseline = true), BenchmarkCategory("forged")]
    public object? ForgedByHand() => _deliveries.ByHand.Read(_forged!);

    [Benchmark, BenchmarkCategory("forged")]
    public object Forged() => _deliveries.Reader.Read(_forged!);

    [GlobalCleanup]
    public void Clean() => _deliveries.Dispose();
}
