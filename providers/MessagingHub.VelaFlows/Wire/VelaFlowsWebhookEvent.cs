using System.Text.Json.Serialization;

namespace MessagingHub.VelaFlows.Wire;

/// <summary>The envelope of every delivery. Unknown events may have anything in their data, so each object is read on its own.</summary>
internal sealed class VelaFlowsWebhookEvent
{
    public string? EventId { get; init; }

    public string? EventType { get; init; }

    public string? Timestamp { get; init; }

    [JsonConverter(typeof(LenientObjectConverter<VelaFlowsWebhookData>))]
    public VelaFlowsWebhookData? Data { get; init; }
}

internal sealed class VelaFlowsWebhookData
{
    public string? ConversationId { get; init; }

    [JsonConverter(typeof(LenientObjectConverter<VelaFlowsConversation>))]
    public VelaFlowsConversation? Conversation { get; init; }

    [JsonConverter(typeof(LenientObjectConverter<VelaFlowsWebhookMessage>))]
    public VelaFlowsWebhookMessage? Message { get; init; }
}

internal sealed class VelaFlowsWebhookMessage
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public string? Text { get; init; }

    /// <summary>What the field is called when sending.</summary>
    public string? Content { get; init; }

    public string? Channel { get; init; }

    [JsonConverter(typeof(LenientObjectConverter<VelaFlowsWebhookSender>))]
    public VelaFlowsWebhookSender? Sender { get; init; }
}

internal sealed class VelaFlowsWebhookSender
{
    public string? Type { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }
}
