using System.Text.Json.Nodes;

namespace MessagingHub.Cli;

/// <summary>What <c>compare</c> found; the three are shaped as the capabilities of <c>providers</c>, with what is empty left out.</summary>
internal sealed record CompareLine
{
    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>What only the first account can do.</summary>
    public required JsonObject Lost { get; init; }

    /// <summary>What only the second account can do.</summary>
    public required JsonObject Gained { get; init; }

    /// <summary>What both can do.</summary>
    public required JsonObject Same { get; init; }

    public static CompareLine Of(string from, string to, IReadOnlyList<CapabilityDifference> differences) => new()
    {
        From = from,
        To = to,
        Lost = Words(differences.Where(item => item.Lost)),
        Gained = Words(differences.Where(item => item.Gained)),
        Same = Words(differences.Where(item => item.From && item.To)),
    };

    private static JsonObject Words(IEnumerable<CapabilityDifference> differences)
    {
        var capabilities = new JsonObject();
        foreach (CapabilityDifference item in differences)
        {
            if (item.Word is null)
            {
                capabilities[item.Capability] = true;
                continue;
            }

            if (capabilities[item.Capability] is not JsonArray words)
            {
                capabilities[item.Capability] = words = [];
            }

            words.Add((JsonNode?)item.Word);
        }

        return capabilities;
    }
}
