using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>Webhook deliveries.</content>
internal static partial class FlowIQNormalizer
{
    /// <summary>One delivery is one event; one that is no such JSON is an event of which nothing is known but its bytes.</summary>
    public static MessagingEvent ToEvent(string account, ReadOnlyMemory<byte> body)
    {
        if (!WireJson.TryRead(body.Span, FlowIQJsonContext.Default.FlowIQWebhookEvent, out FlowIQWebhookEvent? wire))
        {
            return new MessagingEvent { Provider = account, Kind = MessagingEventKind.Other, Raw = body };
        }

        MessagingEventKind kind = KindOf(wire.EventType);
        MessageStatus? status = MessageStatus.From(First(wire.Status, wire.MessageStatus));
        string? messageId = WireText.NotBlank(wire.WhatsappMessageId) ?? (kind == MessagingEventKind.Other ? null : WireText.NotBlank(wire.Id));
        return new MessagingEvent
        {
            Provider = account,
            Id = EventIdOf(kind, messageId, status),
            Kind = kind,
            Type = WireText.NotBlank(wire.EventType),
            OccurredAt = wire.Timestamp ?? wire.CreatedAt,
            MessageId = messageId,
            ConversationId = ToConversationId(wire.WhatsappId),
            Direction = DirectionOf(WireText.NotBlank(wire.SenderType)) ?? DirectionOf(kind),
            Status = status,
            Channel = IsWhatsApp(wire) ? MessageChannel.WhatsApp : null,
            ContactId = WireText.NotBlank(wire.ContactId),
            Phone = ToPhone(wire.WhatsappId),
            Text = WireText.NotBlank(wire.Message),
            Media = MediaOf(wire),
            ReplyTo = WireText.NotBlank(wire.ReplyContextId),
            Raw = body,
        };
    }

    private static MessagingEventKind KindOf(string? eventType) => eventType switch
    {
        "message_received" => MessagingEventKind.MessageReceived,
        "message_sent" or "sent_message" => MessagingEventKind.MessageSent,
        "message_delivered" => MessagingEventKind.MessageDelivered,
        "message_read" => MessagingEventKind.MessageRead,
        "message_failed" => MessagingEventKind.MessageFailed,
        _ => MessagingEventKind.Other,
    };

    /// <summary>
    /// FlowIQ gives its events no ids. What happened and to which message is one instead: the two reports of a sent message,
    /// <c>message_sent</c> and <c>sent_message</c>, get the same, and so do repeated deliveries. A failure is told from a warning by its status.
    /// </summary>
    private static string? EventIdOf(MessagingEventKind kind, string? messageId, MessageStatus? status) => (kind, messageId) switch
    {
        (MessagingEventKind.Other, _) or (_, null) => null,
        (MessagingEventKind.MessageReceived, _) => $"received:{messageId}",
        (MessagingEventKind.MessageSent, _) => $"sent:{messageId}",
        (MessagingEventKind.MessageDelivered, _) => $"delivered:{messageId}",
        (MessagingEventKind.MessageRead, _) => $"read:{messageId}",
        _ => $"{status ?? MessageStatus.Failed}:{messageId}",
    };

    private static MessageDirection? DirectionOf(MessagingEventKind kind) => kind switch
    {
        MessagingEventKind.Other => null,
        MessagingEventKind.MessageReceived => MessageDirection.Inbound,
        _ => MessageDirection.Outbound,
    };

    /// <summary>The web chat's events name neither a WhatsApp message nor a number; what that channel is called is not documented.</summary>
    private static bool IsWhatsApp(FlowIQWebhookEvent wire) =>
        First(wire.WhatsappMessageId, wire.WhatsappId) is not null || wire.SenderType?.EndsWith("-whatsapp", StringComparison.Ordinal) == true;
}
