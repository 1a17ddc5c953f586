using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>
/// FlowIQ's deliveries: unsigned, one attempt, discriminated by <c>event_type</c>. A sent message is told twice, as a light
/// receipt and as the stored row.
/// </summary>
internal sealed class FlowIQWebhookStyle(SandboxWorld world) : WebhookStyle
{
    /// <summary>Registered by itself, it stands for every event.</summary>
    private const string Everything = "all";

    private const string Incoming = "message_received", Row = "sent_message";

    public static IReadOnlyList<string> Types { get; } =
    [
        Incoming, "message_sent", Row, "message_delivered", "message_read", "message_failed", "call", Everything,
    ];

    public override string Dialect => SandboxDialect.FlowIQ;

    public override IReadOnlyList<string> Fires =>
        [Incoming, "message_sent", Row, "message_delivered", "message_read", "message_failed"];

    public override string Note => "FlowIQ documents neither a signature nor a retry: each event is tried once, unsigned.";

    public override IReadOnlyList<string> Progress => ["sent", "delivered", "read"];

    public override IReadOnlyList<string> Reportable => ["sent", "delivered", "read", "failed", "undelivered", "warning"];

    public override string IdOf(int registration) => FlowIQIds.Webhook(registration);

    public override (string? Secret, IReadOnlyList<string> Events) Agree(
        int registration, string? secret, IReadOnlyList<string>? events)
    {
        if (!string.IsNullOrEmpty(secret))
        {
            throw new ArgumentException("FlowIQ signs nothing and takes no secret.", nameof(secret));
        }

        return events is null or { Count: 0 } ? (null, [Everything])
            : events.Count == 1 && Types.Contains(events[0]) ? (null, events)
            : throw new ArgumentException($"A FlowIQ webhook is for one of {string.Join(", ", Types)}.", nameof(events));
    }

    public override bool Wants(WebhookRegistration registration, string eventName)
        => registration.Events[0] == eventName || registration.Events[0] == Everything;

    public override IEnumerable<WebhookEvent> Reported(
        AcceptedMessage entry, SandboxMessage? message, string status, DateTimeOffset at)
    {
        int subject = entry.MessageNumber ?? entry.Number;
        string name = status is "undelivered" or "warning" ? "message_failed" : "message_" + status;
        yield return Of(name, subject, new JsonObject
        {
            ["event_type"] = name,
            ["whatsapp_message_id"] = entry.Id,
            ["organization_id"] = SandboxCredentials.FlowIQOrganizationId,
            ["status"] = status,
            ["timestamp"] = WebhookJson.Time(at),
            ["whatsapp_id"] = FlowIQIds.Digits(entry.Recipient),
        });

        // A reaction is no row of its own, and neither is a message whose contact was deleted.
        if (status == "sent" && message is not null && world.FindContact(message.Phone) is { } contact)
        {
            yield return Of(Row, subject, Stored(entry, message, contact, at));
        }
    }

    public override IEnumerable<WebhookEvent> Received(WebhookArrival arrival)
        =>
        [
            Of(Incoming, arrival.Message.Number, new JsonObject
            {
                ["event_type"] = Incoming,
                ["organization_id"] = SandboxCredentials.FlowIQOrganizationId,
                ["timestamp"] = WebhookJson.Time(arrival.Message.At),
                ["whatsapp_message_id"] = IdOf(arrival.Message),
                ["message_type"] = "text",
                ["message"] = arrival.Message.Text,
                ["media_type"] = null,
                ["media_url"] = null,
                ["file_name"] = null,
                ["whatsapp_id"] = FlowIQIds.WhatsAppId(arrival.Contact),
                ["contact_id"] = FlowIQIds.Of(arrival.Contact),
                ["reply_context_id"] = null,
                ["location_data"] = null,
            }),
        ];

    public override string IdOf(SandboxMessage message) => FlowIQIds.Of(message);

    private static JsonObject Stored(AcceptedMessage entry, SandboxMessage message, SandboxContact contact, DateTimeOffset at) => new()
    {
        ["event_type"] = Row,
        ["id"] = FlowIQIds.Row(message.Number),
        ["organization_id"] = SandboxCredentials.FlowIQOrganizationId,
        ["message"] = message.Text,
        ["sender_type"] = FlowIQMessageShape.SenderOf(message),
        ["created_at"] = WebhookJson.Time(message.At),
        ["contact_id"] = FlowIQIds.Of(contact),
        ["message_status"] = "sent",
        ["media_type"] = message.MediaKind,
        ["media_url"] = message.MediaUrl,
        ["media_file_name"] = null,
        ["member_id"] = message.MemberId,
        ["whatsapp_message_id"] = entry.Id,
        ["reply_context_id"] = entry.ReplyTo,
        ["broadcast_id"] = entry.JobId,
        ["sent_receipt_received"] = true,
        ["delivered_receipt_received"] = false,
        ["read_receipt_received"] = false,
        ["timestamp"] = WebhookJson.Time(at),
        ["whatsapp_id"] = FlowIQIds.WhatsAppId(contact),
    };

    private static WebhookEvent Of(string name, int subject, JsonObject body) => new(name, null, subject, WebhookJson.Write(body));
}
