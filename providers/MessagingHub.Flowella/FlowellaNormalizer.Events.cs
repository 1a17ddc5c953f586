using System.Collections.Frozen;
using System.Text.Json;
using MessagingHub.Flowella.Wire;

namespace MessagingHub.Flowella;

/// <content>Webhook deliveries, of whose body the documents show only <c>data.id</c>.</content>
internal static partial class FlowellaNormalizer
{
    private static readonly FrozenDictionary<string, MessagingEventKind> Events = new Dictionary<string, MessagingEventKind>
    {
        ["message.received"] = MessagingEventKind.MessageReceived,
        ["message.sent"] = MessagingEventKind.MessageSent,
        ["message.delivered"] = MessagingEventKind.MessageDelivered,
        ["message.read"] = MessagingEventKind.MessageRead,
        ["message.failed"] = MessagingEventKind.MessageFailed,
        ["conversation.opened"] = MessagingEventKind.ConversationOpened,
        ["conversation.closed"] = MessagingEventKind.ConversationClosed,
        ["optout.created"] = MessagingEventKind.ContactOptedOut,
        ["template.status_updated"] = MessagingEventKind.TemplateStatusChanged,
        ["webhook.test"] = MessagingEventKind.Other,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>One delivery is one event; one that is no such JSON is an event of which nothing is known but its bytes.</summary>
    /// <remarks>The headers are not signed: they speak only where the body says nothing.</remarks>
    public static MessagingEvent ToEvent(string account, ReadOnlyMemory<byte> body, string? eventHeader, string? deliveryHeader)
    {
        if (!WireJson.TryRead(body.Span, FlowellaJsonContext.Default.FlowellaWebhookEvent, out FlowellaWebhookEvent? wire))
        {
            return new MessagingEvent { Provider = account, Id = WireText.NotBlank(deliveryHeader), Kind = MessagingEventKind.Other, Raw = body };
        }

        string? type = TypeIn(wire) ?? WireText.NotBlank(eventHeader);
        MessagingEventKind kind = type is null ? MessagingEventKind.Other : Events.GetValueOrDefault(type);
        return new MessagingEvent
        {
            Provider = account,
            Id = WireText.NotBlank(wire.Data?.Id) ?? WireText.NotBlank(deliveryHeader),
            Kind = kind,
            Type = type,
            Direction = DirectionOf(kind),
            Raw = body,
        };
    }

    /// <summary>Which field has the event's name is not documented, so the name itself is looked for: a text that is a documented name, and the only one.</summary>
    private static string? TypeIn(FlowellaWebhookEvent wire)
    {
        string[] names =
        [
            .. (wire.Others?.Values ?? Enumerable.Empty<JsonElement>())
                .Select(value => value.ValueKind == JsonValueKind.String ? WireText.OfString(value) : null)
                .OfType<string>()
                .Where(Events.ContainsKey)
                .Distinct(),
        ];
        return names is [var only] ? only : null;
    }

    private static MessageDirection? DirectionOf(MessagingEventKind kind) => kind switch
    {
        MessagingEventKind.MessageReceived => MessageDirection.Inbound,
        MessagingEventKind.MessageSent or MessagingEventKind.MessageDelivered or MessagingEventKind.MessageRead or MessagingEventKind.MessageFailed =>
            MessageDirection.Outbound,
        _ => null,
    };
}
