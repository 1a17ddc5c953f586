namespace MessagingHub.Benchmarks;

/// <summary>The allocated bytes of all calls in a table: the same count the tests gate, in a few seconds.</summary>
internal static class BytesTable
{
    public static void Write(TextWriter output, IFormatProvider format)
    {
        output.WriteLine("| | by hand | provider alone | whole hub | with listener | whole hub / by hand |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (Scenario scenario in Scenario.All)
        {
            using var calls = new Calls(scenario);
            Row(output, format, $"{scenario.Name}, send", calls, call => call.SendAsync(scenario.Message), hand => hand.SendAsync(scenario.Message));
            Row(output, format, $"{scenario.Name}, page of 100", calls, call => call.ListContactsAsync().GetPageAsync(), hand => hand.ListContactsAsync(null));
        }
    }

    private static void Row(
        TextWriter output, IFormatProvider format, string name, Calls calls, Func<IMessagingProvider, Task> call, Func<HandWrittenClient, Task> byHand)
    {
        double hand = Allocated.BytesOf(() => byHand(calls.ByHand));
        double alone = Allocated.BytesOf(() => call(calls.ProviderAlone));
        double whole = Allocated.BytesOf(() => call(calls.Hub));
        double heard;
        using (new Listener())
        {
            heard = Allocated.BytesOf(() => call(calls.Hub));
        }

        output.WriteLine(string.Create(format, $"| {name} | {hand:N0} | {alone:N0} | {whole:N0} | {heard:N0} | {whole / hand:N2} |"));
    }
}
