namespace MessagingHub.FlowIQ.Wire;

/// <summary>A delivery: flat, told apart by <c>event_type</c>; a sent message is shown as the stored row, with the names of the message history.</summary>
internal sealed class FlowIQWebhookEvent : FlowIQMessage
{
    public string? EventType { get; init; }

    public string? WhatsappId { get; init; }

    public string? ContactId { get; init; }
}
