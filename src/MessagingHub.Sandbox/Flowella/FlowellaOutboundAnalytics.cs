namespace MessagingHub.Sandbox;

/// <summary>
/// Counts outbound messages of a period, each once, in its latest state. Read and failure rate follow the documents'
/// sample; no formula fits its delivery rate, so here it is the share of messages that arrived.
/// </summary>
internal sealed class FlowellaOutboundAnalytics(SandboxWorld world)
{
    private static readonly string[] States = ["pending", "sent", "delivered", "read", "failed"];

    public Answer Count(Call call)
    {
        // One generation of the pages requires both dates, the other neither. A missing one means the last 30 days.
        DateTimeOffset end = Date(call, "endDate") ?? world.Now;
        DateTimeOffset start = Date(call, "startDate") ?? end.AddDays(-30);
        if (start > end)
        {
            throw new InvalidRequestException("startDate", "must not be after endDate");
        }

        SandboxMessage[] messages =
            [.. world.Messages.Where(message => message is { IsInbound: false, IsSystem: false } && message.At >= start && message.At <= end)];
        Dictionary<string, int> counts = States.ToDictionary(
            state => state.ToUpperInvariant(), state => messages.Count(message => message.Status == state));
        int arrived = counts["DELIVERED"] + counts["READ"];
        return FlowellaJson.Answer(
            new FlowellaAnalytics(
                new FlowellaPeriod(FlowellaJson.Time(start), FlowellaJson.Time(end)),
                new FlowellaOutbound(
                    messages.Length,
                    counts,
                    Share(arrived, messages.Length),
                    Share(counts["READ"], arrived),
                    Share(counts["FAILED"], messages.Length))),
            FlowellaJson.Wire.FlowellaAnalytics);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static DateTimeOffset? Date(Call call, string field)
        => call.Query.TryGetValue(field, out var values) ? FlowellaTime.Parse(field, values.ToString()) : null;
}
