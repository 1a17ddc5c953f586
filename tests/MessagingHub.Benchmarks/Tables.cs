namespace MessagingHub.Benchmarks;

/// <summary>The tables of the README, as they stand there.</summary>
internal sealed class Tables(TextWriter output, IFormatProvider format)
{
    private const int CallsPerRound = 20;

    public void Write()
    {
        output.WriteLine("| bytes (µs) | by hand | provider alone | whole hub | with listener | bytes, hub / by hand | time |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (Scenario scenario in Scenario.All)
        {
            WriteCalls(scenario);
        }

        output.WriteLine();
        output.WriteLine("| bytes (µs) | by hand | whole hub | bytes, hub / by hand |");
        output.WriteLine("|---|---:|---:|---:|");
        foreach (Scenario scenario in Scenario.All)
        {
            var refused = new Refused { Service = scenario.Name };
            refused.Setup();
            WritePair($"{scenario.Name}, refused with 401", CallsPerRound, new Way(refused.ByHand), new Way(refused.WholeHub));
            refused.Clean();
        }

        var delivery = new Delivery();
        foreach (int size in Delivery.Sizes)
        {
            delivery.Size = size;
            delivery.Setup();
            WritePair($"webhook of {size / 1024} KiB, signed", CallsPerRound, Way.Of(() => delivery.ByHand()), Way.Of(() => delivery.Reader()));
            WritePair($"webhook of {size / 1024} KiB, forged", CallsPerRound, Way.Of(() => delivery.ForgedByHand()), Way.Of(() => delivery.Forged()));
        }

        var listing = new Listing();
        delivery.Clean();
        WritePair("100,000 contacts in 1,000 pages", callsPerRound: 1, new Way(listing.ByHand), new Way(listing.WholeHub));
        listing.Clean();

        output.WriteLine();
        FirstStart.Write(output, format);
    }

    private void WriteCalls(Scenario scenario)
    {
        using var calls = new Calls(scenario);
        WriteCalls(
            $"{scenario.Name}, send",
            hand => hand.SendAsync(scenario.Message),
            hub => hub.SendAsync(scenario.Message),
            (hand, hub) => string.Create(format, $"+{hub - hand:N1} µs"),
            calls);
        WriteCalls(
            $"{scenario.Name}, page of 100",
            hand => hand.ListContactsAsync(null),
            hub => hub.ListContactsAsync().GetPageAsync(),
            (hand, hub) => string.Create(format, $"× {hub / hand:N2}"),
            calls);
    }

    private void WriteCalls(
        string name, Func<HandWrittenClient, Task> byHand, Func<IMessagingProvider, Task> byHub, Func<double, double, string> compare, Calls calls)
    {
        (double Bytes, double Time)[] costs = Comparison.Of(
            CallsPerRound,
            new Way(() => byHand(calls.ByHand)),
            new Way(() => byHub(calls.ProviderAlone)),
            new Way(() => byHub(calls.Hub)),
            new Way(() => byHub(calls.Hub), IsHeard: true));
        output.WriteLine(string.Create(
            format, $"| {name} | {string.Join(" | ", costs.Select(Cell))} | {costs[2].Bytes / costs[0].Bytes:N2} | {compare(costs[0].Time, costs[2].Time)} |"));
    }

    private void WritePair(string name, int callsPerRound, Way byHand, Way byHub)
    {
        (double Bytes, double Time)[] costs = Comparison.Of(callsPerRound, byHand, byHub);
        output.WriteLine(string.Create(format, $"| {name} | {string.Join(" | ", costs.Select(Cell))} | {costs[1].Bytes / costs[0].Bytes:N2} |"));
    }

    private string Cell((double Bytes, double Time) cost) => string.Create(format, $"{cost.Bytes:N0} ({cost.Time:N1})");
}
