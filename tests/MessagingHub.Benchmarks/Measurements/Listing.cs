using BenchmarkDotNet.Attributes;

namespace MessagingHub.Benchmarks;

/// <summary>100,000 contacts in 1,000 pages, one after the other.</summary>
public class Listing
{
    private const int Pages = 1_000;

    private readonly Calls _calls = new(Scenario.Of("Flowella"), () => Scenario.Of("Flowella").Service(Pages));

    [GlobalCleanup]
    public void Clean() => _calls.Dispose();

    [Benchmark(Baseline = true)]
    public async Task<int> ByHand()
    {
        int count = 0;
        string? position = null;
        do
        {
            Page<Contact> page = await _calls.ByHand.ListContactsAsync(position).ConfigureAwait(false);
            count += page.Items.Count;
            position = page.ContinuationToken;
        }
        while (position is not null);

        return count;
    }

    [Benchmark]
    public async Task<int> WholeHub()
    {
        int count = 0;
        await foreach (Contact _ in _calls.Hub.ListContactsAsync().ConfigureAwait(false))
        {
            count++;
        }

        return count;
    }
}
