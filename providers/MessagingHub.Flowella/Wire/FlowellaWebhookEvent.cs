using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.Flowella.Wire;

/// <summary>A delivery: of its fields the documents show <c>data.id</c> and nothing else.</summary>
internal sealed class FlowellaWebhookEvent
{
    [JsonConverter(typeof(LenientObjectConverter<FlowellaWebhookData>))]
    public FlowellaWebhookData? Data { get; init; }

    /// <summary>Every other field. The JSON source generator can fill such a property only through a setter.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}

internal sealed class FlowellaWebhookData
{
    public string? Id { get; init; }
}
