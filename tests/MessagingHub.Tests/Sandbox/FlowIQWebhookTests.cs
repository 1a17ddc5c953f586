using System.Text.Json;

namespace MessagingHub.Tests.Sandbox;

[TestFixture(Transport.Port)]
[TestFixture(Transport.Memory)]
public sealed class FlowIQWebhookTests(Transport transport) : FlowIQTest(transport)
{
    [TestCase("message_received")]
    [TestCase("message_sent")]
    [TestCase("sent_message")]
    [TestCase("message_delivered")]
    [TestCase("message_read")]
    [TestCase("message_failed")]
    [TestCase("call")]
    [TestCase("all")]
    public async Task A_webhook_is_registered_for_one_type(string type)
    {
        Reply reply = await RegisterAsync($$"""{"url":"https://example.com/hook","type":"{{type}}"}""");

        JsonElement webhook = reply.Json.GetProperty("webhook");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(reply.Keys, Is.EqualTo("message success webhook"));
            Assert.That(Reply.NamesOf(webhook), Is.EqualTo("created_at id platform type url"));
            Assert.That(Guid.TryParse(webhook.GetProperty("id").GetString(), out _), Is.True);
            Assert.That(webhook.GetProperty("type").GetString(), Is.EqualTo(type));
            Assert.That(webhook.GetProperty("platform").GetString(), Is.EqualTo("whatsapp"));
            Assert.That(webhook.GetProperty("created_at").GetString(), Is.EqualTo("2025-03-01T14:00:00.000+02:00"));
        });
    }

    [TestCase("""{"type":"all"}""", "Missing required field")]
    [TestCase("""{"url":"https://example.com/hook"}""", "Missing required field")]
    [TestCase("""{"url":"http://example.com/hook","type":"all"}""", "Invalid request")]
    [TestCase("""{"url":"hook","type":"all"}""", "Invalid request")]
    [TestCase("""{"url":"https://example.com/hook","type":"message"}""", "Invalid request")]
    [TestCase("""{"url":"https://example.com/hook","type":"all","platform":"sms"}""", "Invalid request")]
    public async Task A_body_that_breaks_a_rule_is_400(string body, string error)
    {
        Reply reply = await RegisterAsync(body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.String("error"), Is.EqualTo(error));
        });
    }

    private Task<Reply> RegisterAsync(string body) => PostFlowIQAsync("/set-webhooks", body);
}
