using BenchmarkDotNet.Attributes;

namespace MessagingHub.Benchmarks;

/// <summary>A message that the service refuses with 401, up to the exception in the caller's hands.</summary>
public class Refused : CallBenchmark
{
    [GlobalSetup]
    public void Setup() => Prepare();

    [Benchmark(Baseline = true)]
    public Task<Exception?> ByHand() => FailureOf(Calls.ByHand.SendAsync(Scenario.Message));

    [Benchmark]
    public Task<Exception?> WholeHub() => FailureOf(Calls.Hub.SendAsync(Scenario.Message));

    private protected override Func<CannedService> Answering() => Scenario.RefusingService;

    private static async Task<Exception?> FailureOf(Task send)
    {
        try
        {
            await send.ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is MessagingException or HttpRequestException)
        {
            return failure;
        }
    }
}
