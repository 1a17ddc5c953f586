using System.Text.Json.Serialization;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>A body for wire interfaces under test.</summary>
public sealed record SampleBody
{
    public required string Text { get; init; }

    [JsonPropertyName("media_url")]
    public string? MediaUrl { get; init; }
}
