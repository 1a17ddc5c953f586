using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MessagingHub.Cli;

/// <summary>A ready-made "MessagingHub" section; its names are those of the configuration.</summary>
internal sealed record SandboxSection
{
    [JsonPropertyName("DefaultProvider")]
    public required string DefaultProvider { get; init; }

    [JsonPropertyName("Providers")]
    public required IReadOnlyDictionary<string, JsonObject> Providers { get; init; }
}
