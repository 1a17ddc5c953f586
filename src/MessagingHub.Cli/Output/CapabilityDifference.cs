using System.Text.Json;
using System.Text.Json.Nodes;

namespace MessagingHub.Cli;

/// <summary>One thing that at least one of two accounts can do.</summary>
/// <param name="Capability">What it belongs to, such as <c>contents</c>.</param>
/// <param name="Word">Which of these, such as <c>image</c>; null where the capability is a yes or no.</param>
/// <param name="From">Whether the first account can.</param>
/// <param name="To">Whether the second account can.</param>
internal sealed record CapabilityDifference(string Capability, string? Word, bool From, bool To)
{
    public bool Lost => From && !To;

    public bool Gained => To && !From;

    /// <summary>Compares everything that <c>providers</c> shows: a capability that is added there is compared here.</summary>
    public static IReadOnlyList<CapabilityDifference> Between(MessagingCapabilities from, MessagingCapabilities to)
    {
        JsonObject before = Words(from);
        JsonObject after = Words(to);
        return [.. before.SelectMany(pair => Between(pair.Key, WordsOf(pair.Value), WordsOf(after[pair.Key])))];
    }

    private static IEnumerable<CapabilityDifference> Between(string capability, string?[] before, string?[] after) =>
        before.Union(after).Select(word => new CapabilityDifference(capability, word, before.Contains(word), after.Contains(word)));

    private static JsonObject Words(MessagingCapabilities can) =>
        (JsonObject)JsonSerializer.SerializeToNode(CapabilityWords.Of(can), MhubJson.Relaxed.CapabilityWords)!;

    private static string?[] WordsOf(JsonNode? value) => value switch
    {
        JsonArray words => [.. words.Select(word => word!.GetValue<string>())],
        JsonValue can when can.GetValue<bool>() => [null],
        _ => [],
    };
}
