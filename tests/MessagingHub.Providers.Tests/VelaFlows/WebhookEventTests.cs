using System.Text;
using MessagingHub.Providers.Tests.Webhooks;

namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>Deliveries: envelope, X-Webhook-Signature, the payloads the documents show.</summary>
internal sealed class WebhookEventTests
{
    private const string Received =
        """{"eventId":"evt_01HQ3ZK7M2","eventType":"inbox.message.received","timestamp":"2026-03-10T14:30:00.000Z","workspaceId":"ws_64f1a2b3","data":{"conversationId":"conv_65a1b2c3","message":{"_id":"msg_65a1b2c4","type":"text","text":"Hi, I need help with my order","sender":{"type":"contact","name":"Jane Smith","phone":"+15551234567"},"channel":"whatsapp"}}}""";

    /// <summary>The signature was made with another program: the documented algorithm over exactly these bytes.</summary>
    [Test]
    public void A_documented_message_with_a_documented_signature_is_read()
    {
        using var account = new WebhookAccount("VelaFlows", ["whsec_your-webhook-secret"]);

        WebhookResult result = account.Reader.Read(WebhookAccount.With(
            Encoding.UTF8.GetBytes(Received),
            ("Content-Type", "application/json"),
            ("X-Webhook-Signature", "sha256=e26c181a98bcb5abd9bb6274bf28300ec917c6bd331a3b9c5f7abed729ba88d0"),
            ("X-Webhook-Event", "inbox.message.received"),
            ("X-Webhook-Delivery-Id", "dlv_1"),
            ("User-Agent", "VelaFlows-Webhook/1.0")));

        Assert.That(result.IsVerified, Is.True, result.Reason);
        Assert.That(result.Events.Single() with { Raw = default }, Is.EqualTo(new MessagingEvent
        {
            Provider = WebhookAccount.Name,
            Service = "VelaFlows",
            Id = "evt_01HQ3ZK7M2",
            Kind = MessagingEventKind.MessageReceived,
            Type = "inbox.message.received",
            OccurredAt = new DateTimeOffset(2026, 3, 10, 14, 30, 0, TimeSpan.Zero),
            MessageId = "msg_65a1b2c4",
            ConversationId = "conv_65a1b2c3",
            Direction = MessageDirection.Inbound,
            Channel = MessageChannel.WhatsApp,
            ContactName = "Jane Smith",
            Phone = "+15551234567",
            Text = "Hi, I need help with my order",
        }));
    }

    [TestCase("null", null)]
    [TestCase("\"agent_64f1\"", "agent_64f1")]
    public void A_documented_conversation_is_read_assigned_or_not(string assignee, string? expected)
    {
        MessagingEvent read = Event(
            $$$"""
            {"eventId":"evt_2","eventType":"inbox.conversation.created","timestamp":"2026-03-10T14:30:00Z","workspaceId":"ws_1",
             "data":{"conversation":{"_id":"conv_1","channel":"whatsapp","status":"open","priority":"normal","contactName":"Jane Smith",
             "contactPhone":"+15551234567","assignedAgentId":{{{assignee}}},"createdAt":"2026-03-10T14:29:59Z"} } }
            """);

        Assert.That(
            (read.Kind, read.Id, read.ConversationId, read.Channel, read.ContactName, read.Phone, read.AssigneeId),
            Is.EqualTo((MessagingEventKind.ConversationOpened, "evt_2", "conv_1", (MessageChannel?)MessageChannel.WhatsApp, "Jane Smith", "+15551234567", expected)));
        Assert.That((read.MessageId, read.Text, read.Direction), Is.EqualTo(((string?)null, (string?)null, (MessageDirection?)null)));
    }

    [TestCase("inbox.message.received", MessagingEventKind.MessageReceived)]
    [TestCase("conversation.message.received", MessagingEventKind.MessageReceived)]
    [TestCase("inbox.conversation.created", MessagingEventKind.ConversationOpened)]
    [TestCase("conversation.created", MessagingEventKind.ConversationOpened)]
    [TestCase("inbox.conversation.assigned", MessagingEventKind.ConversationAssigned)]
    [TestCase("channels.message.status_changed", MessagingEventKind.Other)]
    [TestCase("crm.lead.created", MessagingEventKind.Other)]
    [TestCase("crm.lead.stage_changed", MessagingEventKind.Other)]
    [TestCase("lead.stage_changed", MessagingEventKind.Other)]
    [TestCase("customer.created", MessagingEventKind.Other)]
    [TestCase("customer.merged", MessagingEventKind.Other)]
    [TestCase("some.new.event", MessagingEventKind.Other)]
    public void Both_spellings_of_an_events_name_are_known_and_any_other_is_kept(string name, MessagingEventKind kind)
    {
        string body = $$$"""{"eventId":"evt_3","eventType":"{{{name}}}","timestamp":"2026-03-10T14:30:00Z","data":{"lead":{"_id":"x"},"new":[1]},"more":true}""";

        MessagingEvent read = Event(body);

        Assert.That((read.Kind, read.Type, read.Id, read.OccurredAt?.Year), Is.EqualTo((kind, name, "evt_3", (int?)2026)));
        Assert.That(Encoding.UTF8.GetString(read.Raw.Span), Is.EqualTo(body));
    }

    [Test]
    public void The_unsigned_headers_are_not_believed()
    {
        byte[] body = """{"eventId":"evt_4","eventType":"inbox.message.received","data":{}}"""u8.ToArray();
        using var account = new WebhookAccount("VelaFlows", [WebhookAccount.Secret]);

        MessagingEvent read = account.Reader.Read(WebhookAccount.Delivery(
            "VelaFlows", WebhookAccount.Secret, body, ("X-Webhook-Event", "inbox.conversation.created"), ("X-Webhook-Delivery-Id", "evt_5"))).Events.Single();

        Assert.That((read.Id, read.Kind), Is.EqualTo(("evt_4", MessagingEventKind.MessageReceived)));
    }

    [TestCase("""{"eventId":17,"eventType":"inbox.message.received","timestamp":1773153000,"data":{"conversationId":18,"message":{"_id":19,"text":20,"sender":{"phone":15551234567}}}}""", "17", "18", "19", "20")]
    [TestCase("""{"eventId":"e","eventType":"inbox.message.received","data":{"conversationId":null,"message":{"_id":null,"text":null,"sender":null}}}""", "e", null, null, null)]
    [TestCase("""{"eventId":"e","eventType":"inbox.message.received","data":null}""", "e", null, null, null)]
    [TestCase("""{"eventId":"e","eventType":"inbox.message.received"}""", "e", null, null, null)]
    [TestCase("""{"eventId":"e","eventType":"inbox.message.received","data":"text"}""", "e", null, null, null)]
    [TestCase("""{"eventId":"e","eventType":"inbox.message.received","data":{"conversation":"c","message":"hello"}}""", "e", null, null, null)]
    [TestCase("""{"eventId":"e","eventType":"inbox.message.received","data":{"message":{"_id":"m","content":"hello","sender":["x"]}}}""", "e", null, "m", "hello")]
    public void Other_types_than_documented_are_read_as_far_as_they_go(string body, string id, string? conversation, string? message, string? text)
    {
        MessagingEvent read = Event(body);
        Assert.That(
            (read.Kind, read.Id, read.ConversationId, read.MessageId, read.Text, read.OccurredAt),
            Is.EqualTo((MessagingEventKind.MessageReceived, id, conversation, message, text, (DateTimeOffset?)null)));
    }

    [Test]
    public void The_name_and_phone_of_another_sender_are_not_the_contacts()
    {
        MessagingEvent read = Event(
            """{"eventId":"e","eventType":"inbox.message.received","data":{"message":{"_id":"m","sender":{"type":"agent","name":"Sam","phone":"+15550000000"}}}}""");
        Assert.That((read.MessageId, read.ContactName, read.Phone), Is.EqualTo(("m", (string?)null, (string?)null)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("[{\"eventId\":\"e\"}]")]
    [TestCase("{\"eventId\":\"e\"")]
    [TestCase("<html></html>")]
    public void A_signed_body_that_is_no_such_JSON_is_kept_as_it_is(string body)
    {
        MessagingEvent read = Event(body);
        Assert.That((read.Kind, read.Id, read.Type), Is.EqualTo((MessagingEventKind.Other, (string?)null, (string?)null)));
        Assert.That(Encoding.UTF8.GetString(read.Raw.Span), Is.EqualTo(body));
    }

    private static MessagingEvent Event(string body)
    {
        using var account = new WebhookAccount("VelaFlows", [WebhookAccount.Secret]);
        return account.Reader.Read(WebhookAccount.Delivery("VelaFlows", WebhookAccount.Secret, Encoding.UTF8.GetBytes(body))).Events.Single();
    }
}
