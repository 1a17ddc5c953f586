using MessagingHub.VelaFlows.Wire;

namespace MessagingHub.VelaFlows;

/// <content>Webhook deliveries.</content>
internal static partial class VelaFlowsNormalizer
{
    /// <summary>One delivery is one event; one that is no such JSON is an event of which nothing is known but its bytes.</summary>
    public static MessagingEvent ToEvent(string account, ReadOnlyMemory<byte> body)
    {
        if (!WireJson.TryRead(body.Span, VelaFlowsJsonContext.Default.VelaFlowsWebhookEvent, out VelaFlowsWebhookEvent? wire))
        {
            return new MessagingEvent { Provider = account, Kind = MessagingEventKind.Other, Raw = body };
        }

        VelaFlowsConversation? conversation = wire.Data?.Conversation;
        VelaFlowsWebhookMessage? message = wire.Data?.Message;
        VelaFlowsWebhookSender? contact = IsContact(message?.Sender) ? message!.Sender : null;
        MessagingEventKind kind = KindOf(wire.EventType);
        return new MessagingEvent
        {
            Provider = account,
            Id = WireText.NotBlank(wire.EventId),
            Kind = kind,
            Type = WireText.NotBlank(wire.EventType),
            OccurredAt = WireText.Time(wire.Timestamp),
            MessageId = WireText.NotBlank(message?.Id),
            ConversationId = WireText.NotBlank(wire.Data?.ConversationId) ?? WireText.NotBlank(conversation?.Id),
            Direction = kind == MessagingEventKind.MessageReceived ? MessageDirection.Inbound : null,
            Channel = MessageChannel.From(
                WireText.NotBlank(message?.Channel) ?? WireText.NotBlank(conversation?.Channel) ?? WireText.NotBlank(conversation?.ChannelType)),
            ContactName = WireText.NotBlank(contact?.Name) ?? WireText.NotBlank(conversation?.ContactName),
            Phone = WireText.Phone(contact?.Phone) ?? WireText.Phone(conversation?.ContactPhone),
            Text = WireText.NotBlank(message?.Text) ?? WireText.NotBlank(message?.Content),
            AssigneeId = WireText.NotBlank(conversation?.AssignedAgentId),
            Raw = body,
        };
    }

    /// <summary>Only names that are printed somewhere; one page leaves out the service's prefix.</summary>
    private static MessagingEventKind KindOf(string? eventType) => eventType switch
    {
        "inbox.message.received" or "conversation.message.received" => MessagingEventKind.MessageReceived,
        "inbox.conversation.created" or "conversation.created" => MessagingEventKind.ConversationOpened,
        "inbox.conversation.assigned" => MessagingEventKind.ConversationAssigned,
        _ => MessagingEventKind.Other,
    };

    /// <summary>A sender of another type than <c>contact</c> is not whom the event is about.</summary>
    private static bool IsContact(VelaFlowsWebhookSender? sender) =>
        sender is not null && WireText.NotBlank(sender.Type) is null or "contact";
}
