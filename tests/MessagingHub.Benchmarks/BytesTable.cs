namespace MessagingHub.Benchmarks;

/// <summary>Bytes and best times of all calls in a table: the same count the tests gate, in half a minute.</summary>
internal static class BytesTable
{
    public static void Write(TextWriter output, IFormatProvider format)
    {
        output.WriteLine("| bytes (µs) | by hand | provider alone | whole hub | with listener | bytes, hub / by hand |");
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
        (double Bytes, double Time) hand = Of(() => byHand(calls.ByHand));
        (double Bytes, double Time) alone = Of(() => call(calls.ProviderAlone));
        (double Bytes, double Time) whole = Of(() => call(calls.Hub));
        (double Bytes, double Time) heard;
        using (new Listener())
        {
            heard = Of(() => call(calls.Hub));
        }

        output.WriteLine(string.Create(
            format, $"| {name} | {Cell(hand)} | {Cell(alone)} | {Cell(whole)} | {Cell(heard)} | {whole.Bytes / hand.Bytes:N2} |"));

        string Cell((double Bytes, double Time) result) => string.Create(format, $"{result.Bytes:N0} ({result.Time:N1})");
    }

    private static (double Bytes, double Time) Of(Func<Task> call) => (Allocated.BytesOf(call), Fastest.MicrosecondsOf(call));
}
