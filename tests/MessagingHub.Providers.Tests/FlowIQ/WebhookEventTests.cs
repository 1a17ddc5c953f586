using System.Text;
using MessagingHub.Providers.Tests.Webhooks;

namespace MessagingHub.Providers.Tests.FlowIQ;

/// <summary>Deliveries, told apart by event_type; two pages show them, one of them for the web chat as well.</summary>
internal sealed class WebhookEventTests
{
    private const string Organization = "7f0c1d7e-1111-4222-8333-444455556666";
    private const string ContactId = "0b8a1c2d-1111-4222-8333-444455556666";
    private const string Wamid = "wamid.HBgLMjcxMjM0NTY3ODkVAgARGBI";

    private const string Receipt =
        $$"""{"event_type":"message_sent","whatsapp_message_id":"{{Wamid}}","organization_id":"{{Organization}}","status":"sent","timestamp":"2026-03-07T10:15:30.123Z","whatsapp_id":"27123456789"}""";

    private const string Row =
        $$"""
        {"event_type":"sent_message","id":"a1b2c3d4-1111-4222-8333-444455556666","organization_id":"{{Organization}}","message":"Your order has shipped",
         "sender_type":"human-whatsapp","created_at":"2026-03-07T10:15:29.000Z","contact_id":"{{ContactId}}","message_status":"sent","media_type":"document",
         "media_url":"https://cdn.example.org/invoice.pdf","media_file_name":"invoice.pdf","member_id":null,"whatsapp_message_id":"{{Wamid}}",
         "reply_context_id":"wamid.earlier","broadcast_id":null,"sent_receipt_received":true,"delivered_receipt_received":false,
         "read_receipt_received":false,"timestamp":"2026-03-07T10:15:30.123Z","whatsapp_id":"27123456789"}
        """;

    [Test]
    public void A_received_message_is_read()
    {
        MessagingEvent read = Event(
            $$$"""
            {"event_type":"message_received","organization_id":"{{{Organization}}}","timestamp":"2026-03-07T10:15:30.123Z","whatsapp_message_id":"{{{Wamid}}}",
             "message_type":"image","message":"Is this the right size?","media_type":"image","media_url":"https://cdn.example.org/size.jpg","file_name":"size.jpg",
             "whatsapp_id":"27123456789","contact_id":"{{{ContactId}}}","reply_context_id":"wamid.earlier","location_data":null}
            """);

        Assert.That(read with { Raw = default }, Is.EqualTo(new MessagingEvent
        {
            Provider = WebhookAccount.Name,
            Service = "FlowIQ",
            Id = $"received:{Wamid}",
            Kind = MessagingEventKind.MessageReceived,
            Type = "message_received",
            OccurredAt = new DateTimeOffset(2026, 3, 7, 10, 15, 30, 123, TimeSpan.Zero),
            MessageId = Wamid,
            ConversationId = "27123456789",
            Direction = MessageDirection.Inbound,
            Channel = MessageChannel.WhatsApp,
            ContactId = ContactId,
            Phone = "+27123456789",
            Text = "Is this the right size?",
            Media = new MessageMedia { Kind = MediaKind.Image, Url = "https://cdn.example.org/size.jpg", FileName = "size.jpg" },
            ReplyTo = "wamid.earlier",
        }));
    }

    [Test]
    public void The_stored_row_of_a_sent_message_is_read()
    {
        Assert.That(Event(Row) with { Raw = default }, Is.EqualTo(new MessagingEvent
        {
            Provider = WebhookAccount.Name,
            Service = "FlowIQ",
            Id = $"sent:{Wamid}",
            Kind = MessagingEventKind.MessageSent,
            Type = "sent_message",
            OccurredAt = new DateTimeOffset(2026, 3, 7, 10, 15, 30, 123, TimeSpan.Zero),
            MessageId = Wamid,
            ConversationId = "27123456789",
            Direction = MessageDirection.Outbound,
            Status = MessageStatus.Sent,
            Channel = MessageChannel.WhatsApp,
            ContactId = ContactId,
            Phone = "+27123456789",
            Text = "Your order has shipped",
            Media = new MessageMedia { Kind = MediaKind.Document, Url = "https://cdn.example.org/invoice.pdf", FileName = "invoice.pdf" },
            ReplyTo = "wamid.earlier",
        }));
    }

    [Test]
    public void The_two_reports_of_one_sent_message_are_one_event_and_the_earlier_page_leaves_out_the_number()
    {
        MessagingEvent receipt = Event(Receipt);
        MessagingEvent row = Event(Row);
        MessagingEvent earlier = Event(Row.Replace(",\"whatsapp_id\":\"27123456789\"", "", StringComparison.Ordinal));

        Assert.That((receipt.Kind, receipt.Id, receipt.MessageId), Is.EqualTo((row.Kind, row.Id, row.MessageId)));
        Assert.That(((MessagingEvent[])[receipt, row, earlier]).DistinctBy(sent => sent.Id).Count(), Is.EqualTo(1));
        Assert.That((earlier.Phone, earlier.ConversationId), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void What_happens_to_one_message_one_thing_after_another_are_different_events()
    {
        string[] ids =
        [
            .. ((string[])[Receipt, Status("message_delivered", "delivered"), Status("message_read", "read"), Status("message_failed", "failed"),
                Status("message_failed", "undelivered"), Status("message_failed", "warning")]).Select(body => Event(body).Id!),
        ];

        Assert.That(ids, Is.Unique.And.All.EndsWith(Wamid));
        Assert.That(Event(Status("message_read", "read")).Id, Is.EqualTo(ids[2]));
    }

    [TestCase("message_sent", "sent", MessagingEventKind.MessageSent)]
    [TestCase("message_delivered", "delivered", MessagingEventKind.MessageDelivered)]
    [TestCase("message_read", "read", MessagingEventKind.MessageRead)]
    [TestCase("message_failed", "failed", MessagingEventKind.MessageFailed)]
    [TestCase("message_failed", "undelivered", MessagingEventKind.MessageFailed)]
    [TestCase("message_failed", "warning", MessagingEventKind.MessageFailed)]
    public void A_receipt_says_what_became_of_a_message(string type, string status, MessagingEventKind kind)
    {
        MessagingEvent read = Event(Status(type, status));

        Assert.That(
            (read.Kind, read.Type, read.Status?.Value, read.MessageId, read.Phone, read.Direction, read.Text, read.Media),
            Is.EqualTo((kind, type, status, Wamid, "+27123456789", (MessageDirection?)MessageDirection.Outbound, (string?)null, (MessageMedia?)null)));
    }

    [TestCase("message_received", "user-web", MessagingEventKind.MessageReceived, MessageDirection.Inbound, "received:row-1")]
    [TestCase("sent_message", "human-web", MessagingEventKind.MessageSent, MessageDirection.Outbound, "sent:row-1")]
    [TestCase("sent_message", "bot-web", MessagingEventKind.MessageSent, MessageDirection.Outbound, "sent:row-1")]
    public void A_message_of_the_web_chat_has_no_number_and_no_channel_that_is_documented(
        string type, string sender, MessagingEventKind kind, MessageDirection direction, string id)
    {
        MessagingEvent read = Event($$$"""{"event_type":"{{{type}}}","id":"row-1","message":"hello","sender_type":"{{{sender}}}","more_data":{"a":1}}""");

        Assert.That(
            (read.Kind, read.Direction, read.Id, read.MessageId, read.Text, read.Channel, read.Phone),
            Is.EqualTo((kind, (MessageDirection?)direction, id, "row-1", "hello", (MessageChannel?)null, (string?)null)));
    }

    [TestCase("""{"event_type":"call","object":"whatsapp_business_account","entry":[{"id":"1"}],"organization_id":"o","timestamp":"2026-03-07T10:15:30Z","phone_number_id":"5"}""", "call")]
    [TestCase("""{"event_type":"contact_tagged","id":"x","status":"vip"}""", "contact_tagged")]
    [TestCase("""{"event_type":null}""", null)]
    [TestCase("""{"type":"message_received"}""", null)]
    public void An_unknown_event_is_kept_and_has_no_id(string body, string? type)
    {
        MessagingEvent read = Event(body);
        Assert.That((read.Kind, read.Type, read.Id, read.MessageId, read.Direction), Is.EqualTo((MessagingEventKind.Other, type, (string?)null, (string?)null, (MessageDirection?)null)));
        Assert.That(Encoding.UTF8.GetString(read.Raw.Span), Is.EqualTo(body));
    }

    [Test]
    public void Numbers_for_texts_and_objects_for_texts_do_no_harm()
    {
        MessagingEvent read = Event(
            """{"event_type":"message_received","whatsapp_message_id":42,"whatsapp_id":27123456789,"contact_id":7,"message":{"body":"x"},"media_type":[],"timestamp":5,"location_data":"here"}""");

        Assert.That(
            (read.MessageId, read.Phone, read.ConversationId, read.ContactId, read.Text, read.Media, read.OccurredAt),
            Is.EqualTo(("42", "+27123456789", "27123456789", "7", (string?)null, (MessageMedia?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public void A_message_without_any_id_has_an_event_without_id() =>
        Assert.That(Event("""{"event_type":"message_received","message":"hello"}""").Id, Is.Null);

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[1]")]
    [TestCase("{\"event_type\":\"message_read\"")]
    [TestCase("<html></html>")]
    public void A_body_that_is_no_such_JSON_is_kept_as_it_is(string body)
    {
        MessagingEvent read = Event(body);
        Assert.That((read.Kind, read.Type), Is.EqualTo((MessagingEventKind.Other, (string?)null)));
        Assert.That(Encoding.UTF8.GetString(read.Raw.Span), Is.EqualTo(body));
    }

    private static string Status(string type, string status) => Receipt
        .Replace("\"message_sent\"", $"\"{type}\"", StringComparison.Ordinal)
        .Replace("\"sent\"", $"\"{status}\"", StringComparison.Ordinal);

    private static MessagingEvent Event(string body)
    {
        using var account = new WebhookAccount("FlowIQ", [WebhookAccount.Secret]);
        return account.Reader.Read(WebhookAccount.With(Encoding.UTF8.GetBytes(body)) with { PathSecret = WebhookAccount.Secret }).Events.Single();
    }
}
