using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class WebhookControlTests : WebhookTest
{
    [Test]
    public async Task An_address_is_registered_listed_and_deleted()
    {
        Reply made = await RegisterAsync($$"""{"dialect":"flowella","url":"{{Address}}","secret":"s3cret","events":["message.sent"]}""");
        Reply listed = await ControlAsync(HttpMethod.Get, "/webhooks");
        Reply deleted = await ControlAsync(HttpMethod.Delete, "/webhooks/1");
        Reply again = await ControlAsync(HttpMethod.Delete, "/webhooks/1");
        await SendFlowellaAsync();

        Assert.Multiple(() =>
        {
            Assert.That(made.Status, Is.EqualTo(201));
            Assert.That(made.String("secret"), Is.EqualTo("s3cret"));
            Assert.That(listed.Json[0].GetProperty("url").GetString(), Is.EqualTo(Address.OriginalString));
            Assert.That(listed.Json[0].GetProperty("enabled").GetBoolean(), Is.True);
            Assert.That(listed.Text, Does.Not.Contain("s3cret"));
            Assert.That(deleted.Status, Is.EqualTo(204));
            Assert.That(again.Status, Is.EqualTo(404));
            Assert.That(Hooks.Deliveries.Entries, Is.Empty);
        });
    }

    [TestCase("""{"url":"http://127.0.0.1/"}""", "dialect")]
    [TestCase("""{"dialect":"flowella"}""", "url")]
    [TestCase("""{"dialect":"flowella","url":"hook"}""", "url")]
    [TestCase("""{"dialect":"nobody","url":"http://127.0.0.1/"}""", "nobody")]
    [TestCase("""{"dialect":"flowella","url":"ftp://127.0.0.1/"}""", "https")]
    [TestCase("""{"dialect":"flowella","url":"https://example.com/hook"}""", "this machine")]
    [TestCase("""{"dialect":"flowella","url":"https://localhost.example.com/hook"}""", "this machine")]
    [TestCase("""{"dialect":"flowella","url":"http://127.0.0.1/","events":["message.lost"]}""", "message.lost")]
    [TestCase("""{"dialect":"flowiq","url":"http://127.0.0.1/","events":["message_read","message_sent"]}""", "one of")]
    [TestCase("""{"dialect":"flowella","url":"http://127.0.0.1/","colour":"red"}""", "colour")]
    public async Task A_registration_that_makes_no_sense_is_400_and_says_why(string body, string reason)
    {
        Reply reply = await RegisterAsync(body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.String("error"), Does.Contain(reason));
        });
    }

    [Test]
    public async Task Velstack_takes_an_address_says_that_nothing_comes_and_delivers_nothing()
    {
        Reply made = await RegisterAsync($$"""{"dialect":"velstack","url":"{{Address}}"}""");
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.VelstackApiKey);
        Reply sent = await SendAsync(
            HttpMethod.Post, "velstack/api/quick/sms",
            $$"""{"sender":"{{SandboxCredentials.VelstackSenderId}}","recipient":"+12025550101","message":"Hello"}""");
        Time.Advance(TimeSpan.FromDays(1));
        Reply inbound = await ControlAsync(
            HttpMethod.Post, "/messages/inbound", """{"dialect":"velstack","phone":"+12025550101","text":"Hi"}""");

        Assert.Multiple(() =>
        {
            Assert.That(made.Json.GetProperty("fires").GetArrayLength(), Is.Zero);
            Assert.That(made.String("note"), Does.Contain("nothing is ever delivered"));
            Assert.That(sent.Status, Is.EqualTo(200), sent.Text);
            Assert.That(Hooks.Deliveries.Entries, Is.Empty);
            Assert.That(inbound.Status, Is.EqualTo(400));
        });
    }

    [Test]
    public async Task A_message_comes_in_on_request_and_its_delivery_is_in_the_log()
    {
        await RegisterAsync($$"""{"dialect":"velaflows","url":"{{Address}}"}""");

        Reply inbound = await ControlAsync(
            HttpMethod.Post, "/messages/inbound", """{"dialect":"velaflows","phone":"+1 (202) 555-0101","text":"Hi"}""");
        Reply phoneless = await ControlAsync(HttpMethod.Post, "/messages/inbound", """{"dialect":"velaflows","text":"Hi"}""");
        await AttemptsAsync(1);
        JsonElement line = (await ControlAsync(HttpMethod.Get, "/webhooks/deliveries")).Json[0];

        Assert.Multiple(() =>
        {
            Assert.That(inbound.Status, Is.EqualTo(201), inbound.Text);
            Assert.That(inbound.String("id"), Does.StartWith("msg_"));
            Assert.That(inbound.String("phone"), Is.EqualTo("+12025550101"));
            Assert.That(phoneless.Status, Is.EqualTo(400));
            Assert.That(line.GetProperty("event").GetString(), Is.EqualTo("inbox.message.received"));
            Assert.That(line.GetProperty("state").GetString(), Is.EqualTo("delivered"));
            Assert.That(
                line.GetProperty("eventId").GetString(), Is.EqualTo(Receiver.Deliveries[0].Json.GetProperty("eventId").GetString()));
            Assert.That(line.GetProperty("attempts")[0].GetProperty("status").GetInt32(), Is.EqualTo(200));
        });
    }

    [TestCase("duplicate")]
    [TestCase("hold-back")]
    [TestCase("wrong-signature")]
    [TestCase("stale-timestamp")]
    [TestCase("corrupt-body")]
    public async Task A_trick_is_scripted_over_http_and_reads_back_as_it_was_written(string name)
    {
        Reply made = await ControlAsync(
            HttpMethod.Post, "/webhooks/tricks",
            $$"""{"dialect":"flowella","trick":"{{name}}","event":"message.read","times":2,"after":1,"every":3}""");
        JsonElement listed = (await ControlAsync(HttpMethod.Get, "/webhooks/tricks")).Json[0];

        Assert.Multiple(() =>
        {
            Assert.That(made.Status, Is.EqualTo(201), made.Text);
            Assert.That(
                listed.GetRawText(),
                Is.EqualTo($$"""
                    {"number":1,"dialect":"flowella","trick":"{{name}}","event":"message.read","times":2,"after":1,"every":3,"seen":0,"fired":0}
                    """));
        });
    }

    [TestCase("""{"dialect":"flowella","trick":"rain"}""", "rain")]
    [TestCase("""{"dialect":"flowella"}""", "trick")]
    [TestCase("""{"dialect":"flowella","trick":"duplicate","every":0}""", "every")]
    [TestCase("""{"dialect":"velstack","trick":"duplicate"}""", "velstack")]
    public async Task A_trick_that_makes_no_sense_is_400_and_says_why(string body, string reason)
    {
        Reply reply = await ControlAsync(HttpMethod.Post, "/webhooks/tricks", body);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(400));
            Assert.That(reply.String("error"), Does.Contain(reason));
        });
    }

    [Test]
    public async Task The_timing_is_set_and_minus_one_is_never()
    {
        Reply reply = await ControlAsync(HttpMethod.Post, "/webhooks/timing", """{"deliveredMilliseconds":5000,"readMilliseconds":-1}""");
        Hooks.Add("flowella", Address, Secret);
        await SendFlowellaAsync();
        Time.Advance(TimeSpan.FromMilliseconds(4999));
        int early = Hooks.Deliveries.Entries.Count;
        Time.Advance(TimeSpan.FromDays(2));

        Assert.Multiple(() =>
        {
            Assert.That(reply.Text, Is.EqualTo("""{"sentMilliseconds":0,"deliveredMilliseconds":5000,"readMilliseconds":-1}"""));
            Assert.That(early, Is.EqualTo(1));
            Assert.That(
                Hooks.Deliveries.Entries.Select(delivery => delivery.Event), Is.EqualTo(new[] { "message.sent", "message.delivered" }));
        });
    }

    [Test]
    public async Task A_reset_forgets_addresses_deliveries_tricks_and_what_was_to_come()
    {
        Hooks.Add("flowella", Address, Secret);
        Hooks.Tricks.Add("flowella", WebhookTrick.Duplicate, times: null);
        Hooks.Timing = new WebhookTiming { Delivered = TimeSpan.FromHours(1) };
        await SendFlowellaAsync();

        await ControlAsync(HttpMethod.Post, "/reset");
        Hooks.Add("flowella", Address, Secret);
        Time.Advance(TimeSpan.FromHours(2));

        Assert.Multiple(() =>
        {
            Assert.That(Hooks.Registrations.Single().Number, Is.EqualTo(1));
            Assert.That(Hooks.Deliveries.Entries, Is.Empty);
            Assert.That(Hooks.Tricks.Scripts, Is.Empty);
            Assert.That(Hooks.Timing, Is.EqualTo(new WebhookTiming()));
        });
    }

    private Task<Reply> RegisterAsync(string body) => ControlAsync(HttpMethod.Post, "/webhooks", body);
}
