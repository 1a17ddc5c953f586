using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class FlowIQDeliveryTests : WebhookTest
{
    [Test]
    public async Task A_sent_message_is_told_twice_and_then_delivered_and_read()
    {
        Hooks.Add("flowiq", Address);

        string id = await SendFlowIQAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        await AttemptsAsync(4);

        Assert.Multiple(() =>
        {
            Assert.That(
                Receiver.Events, Is.EqualTo(new[] { "message_sent", "sent_message", "message_delivered", "message_read" }));
            Assert.That(
                Receiver.Deliveries.Select(delivery => delivery.Json.GetProperty("whatsapp_message_id").GetString()), Is.All.EqualTo(id));
        });
    }

    [Test]
    public async Task The_light_receipt_has_the_documented_keys()
    {
        Hooks.Add("flowiq", Address, events: ["message_delivered"]);

        await SendFlowIQAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        await AttemptsAsync(1);

        JsonElement body = Receiver.Deliveries.Single().Json;
        Assert.Multiple(() =>
        {
            Assert.That(
                Reply.NamesOf(body), Is.EqualTo("event_type organization_id status timestamp whatsapp_id whatsapp_message_id"));
            Assert.That(body.GetProperty("status").GetString(), Is.EqualTo("delivered"));
            Assert.That(body.GetProperty("timestamp").GetString(), Is.EqualTo("2026-03-01T12:00:00.200Z"));
            Assert.That(body.GetProperty("whatsapp_id").GetString(), Is.EqualTo("12025550101"));
            Assert.That(body.GetProperty("organization_id").GetString(), Is.EqualTo(SandboxCredentials.FlowIQOrganizationId));
        });
    }

    [Test]
    public async Task The_stored_row_has_the_documented_keys()
    {
        Hooks.Add("flowiq", Address, events: ["sent_message"]);

        await SendFlowIQAsync("Your table is ready");
        await AttemptsAsync(1);

        JsonElement body = Receiver.Deliveries.Single().Json;
        Assert.Multiple(() =>
        {
            Assert.That(
                Reply.NamesOf(body),
                Is.EqualTo(
                    "broadcast_id contact_id created_at delivered_receipt_received event_type id media_file_name media_type media_url "
                    + "member_id message message_status organization_id read_receipt_received reply_context_id sender_type "
                    + "sent_receipt_received timestamp whatsapp_id whatsapp_message_id"));
            Assert.That(Guid.TryParse(body.GetProperty("id").GetString(), out _), Is.True);
            Assert.That(body.GetProperty("message").GetString(), Is.EqualTo("Your table is ready"));
            Assert.That(body.GetProperty("sender_type").GetString(), Is.EqualTo("bot-whatsapp"));
            Assert.That(body.GetProperty("message_status").GetString(), Is.EqualTo("sent"));
            Assert.That(body.GetProperty("sent_receipt_received").GetBoolean(), Is.True);
            Assert.That(body.GetProperty("read_receipt_received").GetBoolean(), Is.False);
            Assert.That(body.GetProperty("media_type").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task A_message_that_comes_in_has_the_documented_keys_and_stands_in_the_history()
    {
        Hooks.Add("flowiq", Address);

        SandboxMessage message = Hooks.Receive("flowiq", SandboxSeed.KnownPhone, "Is it open?");
        await AttemptsAsync(1);
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowIQToken);
        Reply history = await SendAsync(
            HttpMethod.Get, "flowiq/conversations?action=conversation-messages&phoneNumber=12025550101&whatsappNumber=12025550101");

        JsonElement body = Receiver.Deliveries.Single().Json;
        Assert.Multiple(() =>
        {
            Assert.That(
                Reply.NamesOf(body),
                Is.EqualTo(
                    "contact_id event_type file_name location_data media_type media_url message message_type organization_id "
                    + "reply_context_id timestamp whatsapp_id whatsapp_message_id"));
            Assert.That(body.GetProperty("event_type").GetString(), Is.EqualTo("message_received"));
            Assert.That(body.GetProperty("message").GetString(), Is.EqualTo("Is it open?"));
            Assert.That(body.GetProperty("message_type").GetString(), Is.EqualTo("text"));
            Assert.That(body.GetProperty("whatsapp_message_id").GetString(), Is.EqualTo(FlowIQIds.Of(message)).And.StartsWith("wamid."));
            Assert.That(history.Text, Does.Contain("Is it open?"));
        });
    }

    [Test]
    public async Task Nothing_is_signed_and_nothing_is_tried_again()
    {
        Receiver.Always(500);
        Hooks.Add("flowiq", Address);

        Hooks.Receive("flowiq", SandboxSeed.KnownPhone, "Hi");
        await AttemptsAsync(1);
        Time.Advance(TimeSpan.FromDays(2));

        Assert.Multiple(() =>
        {
            Assert.That(Receiver.Deliveries.Single().Headers.Keys, Is.EqualTo(new[] { "Content-Type" }));
            Assert.That(Hooks.Deliveries.Entries.Single().State, Is.EqualTo("failed"));
            Assert.That(() => Hooks.Add("flowiq", Address, Secret), Throws.ArgumentException);
            Assert.That(() => Hooks.Tricks.Add("flowiq", WebhookTrick.WrongSignature), Throws.ArgumentException);
        });
    }

    [TestCase("failed")]
    [TestCase("undelivered")]
    [TestCase("warning")]
    public async Task A_failure_is_told_on_request_with_its_status(string status)
    {
        Hooks.Add("flowiq", Address, events: ["message_failed"]);
        string id = await SendFlowIQAsync();

        Reply reply = await ControlAsync(
            HttpMethod.Post, "/messages/status", $$"""{"dialect":"flowiq","id":"{{id}}","status":"{{status}}"}""");
        await AttemptsAsync(1);

        JsonElement body = Receiver.Deliveries.Single().Json;
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(200));
            Assert.That(body.GetProperty("event_type").GetString(), Is.EqualTo("message_failed"));
            Assert.That(body.GetProperty("status").GetString(), Is.EqualTo(status));
        });
    }

    [Test]
    public async Task A_webhook_made_through_the_services_own_path_is_delivered_to()
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowIQToken);
        Reply made = await SendAsync(HttpMethod.Post, "flowiq/set-webhooks", $$"""{"url":"{{Address}}","type":"message_received"}""");

        Hooks.Receive("flowiq", SandboxSeed.KnownPhone, "Hi");
        await SendFlowIQAsync();
        await AttemptsAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(
                made.Json.GetProperty("webhook").GetProperty("id").GetString(), Is.EqualTo(Hooks.Registrations.Single().Id));
            Assert.That(Hooks.Deliveries.Entries.Select(delivery => delivery.Event), Is.EqualTo(new[] { "message_received" }));
        });
    }
}
