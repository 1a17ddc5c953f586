using BenchmarkDotNet.Attributes;

namespace MessagingHub.Benchmarks;

/// <summary>A webhook of VelaFlows: one that is signed, up to the event, and one that is forged, which ends with the signature.</summary>
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

    [Benchmark(Baseline = true)]
    public object? ByHand() => _deliveries.ByHand.Read(_signed!);

    [Benchmark]
    public object Reader() => _deliveries.Reader.Read(_signed!);

    [Benchmark]
    public object? ForgedByHand() => _deliveries.ByHand.Read(_forged!);

    [Benchmark]
    public object Forged() => _deliveries.Reader.Read(_forged!);

    [GlobalCleanup]
    public void Clean() => _deliveries.Dispose();
}
