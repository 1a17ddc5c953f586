using BenchmarkDotNet.Attributes;

namespace MessagingHub.Benchmarks;

/// <summary>The four services, and the four ways to call each.</summary>
public abstract class CallBenchmark
{
    private Calls? _calls;
    private Listener? _listener;

    [Params("VelaFlows", "Flowella", "Velstack", "FlowIQ")]
    public string Service { get; set; } = "";

    private protected Scenario Scenario { get; private set; } = null!;

    private protected Calls Calls => _calls!;

    public void Prepare()
    {
        Scenario = Scenario.Of(Service);
        _calls = new Calls(Scenario, Answering());
    }

    public void PrepareWithListener()
    {
        Prepare();
        _listener = new Listener();
    }

    [GlobalCleanup]
    public void Clean()
    {
        _listener?.Dispose();
        _listener = null;
        _calls?.Dispose();
    }

    private protected virtual Func<CannedService> Answering() => () => Scenario.Service();
}
