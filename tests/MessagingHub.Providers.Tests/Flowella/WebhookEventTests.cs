using System.Text;
using MessagingHub.Providers.Tests.Webhooks;

namespace MessagingHub.Providers.Tests.Flowella;

/// <summary>Deliveries: X-Flowella-Signature, the optional headers of the settings page, and the one documented field of the body.</summary>
internal sealed class WebhookEventTests
{
    private const string Body = """{"data":{"id":"cm8evt0001"}}""";

    private static readonly DateTimeOffset Now = new(2026, 3, 10, 14, 30, 0, TimeSpan.Zero);

    /// <summary>The signature was made with another program: the documented algorithm over exactly these bytes.</summary>
    [Test]
    public void A_documented_delivery_with_a_documented_signature_is_read()
    {
        using var account = new WebhookAccount("Flowella", ["flowella-signing-secret-0001"], new FixedClock(Now));

        WebhookResult result = account.Reader.Read(WebhookAccount.With(
            Encoding.UTF8.GetBytes(Body),
            ("User-Agent", "Flowella-Webhooks/1"),
            ("X-Flowella-Signature", "c37428a68ff9ec45273c196198d39531257e26c8592c99bed63c5231a47ae572"),
            ("X-Flowella-Timestamp", "1773153000"),
            ("X-Flowella-Event", "message.received"),
            ("X-Flowella-Delivery", "dlv_1")));

        Assert.That(result.IsVerified, Is.True, result.Reason);
        Assert.That(result.Events.Single() with { Raw = default }, Is.EqualTo(new MessagingEvent
        {
            Provider = WebhookAccount.Name,
            Service = "Flowella",
            Id = "cm8evt0001",
            Kind = MessagingEventKind.MessageReceived,
            Type = "message.received",
            Direction = MessageDirection.Inbound,
        }));
    }

    [TestCase("message.received", MessagingEventKind.MessageReceived, MessageDirection.Inbound)]
    [TestCase("message.sent", MessagingEventKind.MessageSent, MessageDirection.Outbound)]
    [TestCase("message.delivered", MessagingEventKind.MessageDelivered, MessageDirection.Outbound)]
    [TestCase("message.read", MessagingEventKind.MessageRead, MessageDirection.Outbound)]
    [TestCase("message.failed", MessagingEventKind.MessageFailed, MessageDirection.Outbound)]
    [TestCase("conversation.opened", MessagingEventKind.ConversationOpened, null)]
    [TestCase("conversation.closed", MessagingEventKind.ConversationClosed, null)]
    [TestCase("optout.created", MessagingEventKind.ContactOptedOut, null)]
    [TestCase("template.status_updated", MessagingEventKind.TemplateStatusChanged, null)]
    [TestCase("webhook.test", MessagingEventKind.Other, null)]
    [TestCase("template.approved", MessagingEventKind.Other, null)]
    [TestCase("flow.sync.failed", MessagingEventKind.Other, null)]
    public void Documented_names_are_known_and_any_other_is_kept(string name, MessagingEventKind kind, MessageDirection? direction)
    {
        MessagingEvent read = Event(Body, ("X-Flowella-Event", name));
        Assert.That((read.Kind, read.Type, read.Direction, read.Id), Is.EqualTo((kind, name, direction, "cm8evt0001")));
        Assert.That(Encoding.UTF8.GetString(read.Raw.Span), Is.EqualTo(Body));
    }

    [TestCase("type")]
    [TestCase("event")]
    [TestCase("whatever")]
    public void A_name_in_the_signed_body_counts_more_than_the_header_under_whatever_key(string key)
    {
        MessagingEvent read = Event($$$"""{"{{{key}}}":"message.read","data":{"id":"d"},"at":"2026-03-10"}""", ("X-Flowella-Event", "message.received"));
        Assert.That((read.Kind, read.Type), Is.EqualTo((MessagingEventKind.MessageRead, "message.read")));
    }

    [TestCase("""{"a":"message.read","b":"message.sent","data":{"id":"d"}}""")]
    [TestCase("""{"type":"new.event","data":{"id":"d","type":"message.read"}}""")]
    [TestCase("""{"type":["message.read"],"data":{"id":"d"}}""")]
    public void A_body_that_does_not_say_one_documented_name_leaves_it_to_the_header(string body)
    {
        MessagingEvent read = Event(body, ("X-Flowella-Event", "message.received"));
        Assert.That((read.Kind, read.Type), Is.EqualTo((MessagingEventKind.MessageReceived, "message.received")));
    }

    [Test]
    public void Without_a_name_anywhere_an_event_is_kept_as_other()
    {
        MessagingEvent read = Event(Body);
        Assert.That((read.Kind, read.Type, read.Id), Is.EqualTo((MessagingEventKind.Other, (string?)null, "cm8evt0001")));
    }

    [TestCase("""{"data":{"id":"d"}}""", "d")]
    [TestCase("""{"data":{"id":17}}""", "17")]
    [TestCase("""{"data":{"id":null}}""", "dlv_1")]
    [TestCase("""{"data":{"id":" "}}""", "dlv_1")]
    [TestCase("""{"data":{}}""", "dlv_1")]
    [TestCase("""{"data":"d"}""", "dlv_1")]
    [TestCase("""{"id":"root"}""", "dlv_1")]
    public void The_id_is_the_bodys_and_else_the_deliverys(string body, string id) =>
        Assert.That(Event(body, ("X-Flowella-Delivery", "dlv_1")).Id, Is.EqualTo(id));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[{\"data\":{\"id\":\"d\"}}]")]
    [TestCase("{\"data\":{\"id\":\"d\"}")]
    [TestCase("<html></html>")]
    public void A_signed_body_that_is_no_such_JSON_is_kept_as_it_is(string body)
    {
        MessagingEvent read = Event(body, ("X-Flowella-Event", "message.received"), ("X-Flowella-Delivery", "dlv_1"));
        Assert.That((read.Kind, read.Id, read.Type), Is.EqualTo((MessagingEventKind.Other, "dlv_1", (string?)null)));
        Assert.That(Encoding.UTF8.GetString(read.Raw.Span), Is.EqualTo(body));
    }

    // 1773153000 is 2026-03-10T14:30:00Z.
    [TestCase("1773153000", true)]
    [TestCase("1773152700", true)]
    [TestCase("1773152699", false)]
    [TestCase("1773153300", true)]
    [TestCase("1773153301", false)]
    [TestCase("1773153000000", true)]
    [TestCase("1773152700000", true)]
    [TestCase("1773152699999", false)]
    [TestCase("1773153300000", true)]
    [TestCase("1773153300001", false)]
    [TestCase("0", false)]
    [TestCase("9223372036854775807", false)]
    [TestCase("9223372036854775808", false)]
    [TestCase("-1773153000", false)]
    [TestCase("+1773153000", false)]
    [TestCase(" 1773153000", false)]
    [TestCase("1773153000.5", false)]
    [TestCase("1,773,153,000", false)]
    [TestCase("2026-03-10T14:30:00Z", false)]
    [TestCase("", false)]
    [TestCase("soon", false)]
    public void A_time_counts_within_five_minutes_past_and_future_in_seconds_and_milliseconds(string timestamp, bool isVerified)
    {
        WebhookResult result = Read(Body, configure: null, ("X-Flowella-Timestamp", timestamp));
        Assert.That((result.IsVerified, result.Events.Count), Is.EqualTo((isVerified, isVerified ? 1 : 0)));
        Assert.That(result.Reason, isVerified ? Is.Null : Does.Contain("X-Flowella-Timestamp"));
    }

    [TestCase("1773152991", false)]
    [TestCase("1773152990", false)]
    [TestCase("1773152995", true)]
    [TestCase("1773153005", true)]
    [TestCase("1773153006", false)]
    public void The_window_is_a_setting(string timestamp, bool isVerified)
    {
        WebhookResult result = Read(Body, options => options.TimestampTolerance = TimeSpan.FromSeconds(5), ("X-Flowella-Timestamp", timestamp));
        Assert.That(result.IsVerified, Is.EqualTo(isVerified));
    }

    [Test]
    public void A_good_time_does_not_help_a_bad_signature()
    {
        using var account = new WebhookAccount("Flowella", [WebhookAccount.Secret], new FixedClock(Now));
        WebhookResult result = account.Reader.Read(WebhookAccount.With(
            Encoding.UTF8.GetBytes(Body), ("X-Flowella-Signature", new string('0', 64)), ("X-Flowella-Timestamp", "1773153000")));
        Assert.That(result.Reason, Does.Contain("X-Flowella-Signature"));
    }

    private static MessagingEvent Event(string body, params (string Name, string? Value)[] headers) => Read(body, configure: null, headers).Events.Single();

    private static WebhookResult Read(string body, Action<WebhookOptions>? configure, params (string Name, string? Value)[] headers)
    {
        using var account = new WebhookAccount("Flowella", [WebhookAccount.Secret], new FixedClock(Now), configure);
        return account.Reader.Read(WebhookAccount.Delivery("Flowella", WebhookAccount.Secret, Encoding.UTF8.GetBytes(body), headers));
    }
}
