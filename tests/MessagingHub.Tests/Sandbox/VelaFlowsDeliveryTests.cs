using System.Text.Json;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class VelaFlowsDeliveryTests : WebhookTest
{
    [Test]
    public async Task A_message_that_comes_in_has_the_printed_body()
    {
        Hooks.Add("velaflows", Address, Secret);

        SandboxMessage message = Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Is it open?");
        await AttemptsAsync(1);

        JsonElement body = Receiver.Deliveries[0].Json;
        JsonElement data = body.GetProperty("data");
        JsonElement told = data.GetProperty("message");
        JsonElement sender = told.GetProperty("sender");
        Assert.Multiple(() =>
        {
            Assert.That(Reply.NamesOf(body), Is.EqualTo("data eventId eventType timestamp workspaceId"));
            Assert.That(body.GetProperty("eventId").GetString(), Does.StartWith("evt_"));
            Assert.That(body.GetProperty("eventType").GetString(), Is.EqualTo("inbox.message.received"));
            Assert.That(body.GetProperty("timestamp").GetString(), Is.EqualTo("2026-03-01T12:00:00.000Z"));
            Assert.That(body.GetProperty("workspaceId").GetString(), Does.StartWith("ws_"));
            Assert.That(Reply.NamesOf(data), Is.EqualTo("conversationId message"));
            Assert.That(data.GetProperty("conversationId").GetString(), Is.EqualTo("conv_" + VelaFlowsIds.Of(Box.World.Conversations[0])));
            Assert.That(Reply.NamesOf(told), Is.EqualTo("_id channel sender text type"));
            Assert.That(told.GetProperty("_id").GetString(), Is.EqualTo("msg_" + VelaFlowsIds.Of(message)));
            Assert.That(told.GetProperty("type").GetString(), Is.EqualTo("text"));
            Assert.That(told.GetProperty("text").GetString(), Is.EqualTo("Is it open?"));
            Assert.That(told.GetProperty("channel").GetString(), Is.EqualTo("whatsapp"));
            Assert.That(sender.GetProperty("type").GetString(), Is.EqualTo("contact"));
            Assert.That(sender.GetProperty("name").GetString(), Is.EqualTo(Box.World.FindContact(SandboxSeed.KnownPhone)!.Name));
            Assert.That(sender.GetProperty("phone").GetString(), Is.EqualTo(SandboxSeed.KnownPhone));
        });
    }

    [Test]
    public async Task A_conversation_that_begins_has_the_printed_body()
    {
        Box.World.AddContact(SandboxSeed.UnknownPhone, "Nora Berg");
        Hooks.Add("velaflows", Address, Secret);

        Hooks.Receive("velaflows", SandboxSeed.UnknownPhone, "Hi");
        await AttemptsAsync(2);

        JsonElement conversation = Receiver.Deliveries[0].Json.GetProperty("data").GetProperty("conversation");
        Assert.Multiple(() =>
        {
            Assert.That(Receiver.Events, Is.EqualTo(new[] { "inbox.conversation.created", "inbox.message.received" }));
            Assert.That(
                Reply.NamesOf(conversation),
                Is.EqualTo("_id assignedAgentId channel contactName contactPhone createdAt priority status"));
            Assert.That(conversation.GetProperty("_id").GetString(), Does.StartWith("conv_"));
            Assert.That(conversation.GetProperty("channel").GetString(), Is.EqualTo("whatsapp"));
            Assert.That(conversation.GetProperty("status").GetString(), Is.EqualTo("open"));
            Assert.That(conversation.GetProperty("priority").GetString(), Is.EqualTo("normal"));
            Assert.That(conversation.GetProperty("contactName").GetString(), Is.EqualTo("Nora Berg"));
            Assert.That(conversation.GetProperty("contactPhone").GetString(), Is.EqualTo(SandboxSeed.UnknownPhone));
            Assert.That(conversation.GetProperty("createdAt").GetString(), Is.EqualTo("2026-03-01T12:00:00.000Z"));
        });
    }

    [Test]
    public async Task A_delivery_is_signed_over_its_raw_bytes_and_has_the_documented_headers()
    {
        Hooks.Add("velaflows", Address, Secret);

        Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Grüße 👋");
        await AttemptsAsync(1);

        HookDelivery delivery = Receiver.Deliveries[0];
        Assert.Multiple(() =>
        {
            Assert.That(delivery.Headers["Content-Type"], Is.EqualTo("application/json"));
            Assert.That(delivery.Headers["User-Agent"], Is.EqualTo("VelaFlows-Webhook/1.0"));
            Assert.That(delivery.Headers["X-Webhook-Event"], Is.EqualTo("inbox.message.received"));
            Assert.That(delivery.Headers["X-Webhook-Signature"], Is.EqualTo("sha256=" + SignatureOf(delivery.Body)));
            Assert.That(delivery.Headers["X-Webhook-Delivery-Id"], Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_subscription_without_a_secret_gets_no_signature()
    {
        Hooks.Add("velaflows", Address);

        Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Hi");
        await AttemptsAsync(1);

        Assert.That(Receiver.Deliveries[0].Headers, Does.Not.ContainKey("X-Webhook-Signature"));
    }

    [Test]
    public async Task Five_attempts_keep_the_event_id_and_change_the_delivery_id()
    {
        Receiver.Always(503);
        Hooks.Add("velaflows", Address, Secret);
        Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Hi");
        await AttemptsAsync(1);

        int attempt = 1;
        foreach (int seconds in new[] { 1, 2, 4, 8 })
        {
            Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.That(Hooks.Deliveries.Attempts, Is.EqualTo(attempt), $"too early: {seconds} s");
            Time.Advance(TimeSpan.FromMilliseconds(1));
            await AttemptsAsync(++attempt);
        }

        Time.Advance(TimeSpan.FromDays(2));
        Assert.Multiple(() =>
        {
            Assert.That(Hooks.Deliveries.Entries.Single().State, Is.EqualTo("failed"));
            Assert.That(Receiver.Deliveries, Has.Count.EqualTo(5));
            Assert.That(Receiver.Deliveries.Select(got => got.Text).Distinct().Count(), Is.EqualTo(1));
            Assert.That(Receiver.Deliveries.Select(got => got.Headers["X-Webhook-Delivery-Id"]).Distinct().Count(), Is.EqualTo(5));
        });
    }

    [TestCase(302)]
    [TestCase(404)]
    [TestCase(429)]
    public async Task Every_answer_but_2xx_is_tried_again(int status)
    {
        Receiver.Always(status);
        Hooks.Add("velaflows", Address, Secret);

        Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Hi");
        await AttemptsAsync(1);
        Receiver.Always(204);
        Time.Advance(TimeSpan.FromSeconds(1));
        await AttemptsAsync(2);

        SandboxDelivery delivery = Hooks.Deliveries.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(delivery.State, Is.EqualTo("delivered"));
            Assert.That(delivery.Attempts.Select(tried => tried.Status), Is.EqualTo(new int?[] { status, 204 }));
        });
    }

    [Test]
    public async Task Gone_switches_the_subscription_off_at_once()
    {
        Receiver.Always(410);
        WebhookRegistration registration = Hooks.Add("velaflows", Address, Secret);

        Hooks.Receive("velaflows", SandboxSeed.KnownPhone, "Hi");
        await AttemptsAsync(1);
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Multiple(() =>
        {
            Assert.That(registration.IsEnabled, Is.False);
            Assert.That(Hooks.Deliveries.Entries.Single().State, Is.EqualTo("failed"));
            Assert.That(Receiver.Deliveries, Has.Count.EqualTo(1));
        });
    }

    [TestCase("/integrations/webhooks", "inbox.message.received")]
    [TestCase("/webhooks/subscriptions", "conversation.message.received")]
    public async Task A_subscription_made_through_the_services_own_path_is_delivered_to(string path, string name)
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.VelaFlowsToken);
        Http.DefaultRequestHeaders.Add("x-workspace-id", SandboxCredentials.VelaFlowsWorkspaceId);
        Reply made = await SendAsync(
            HttpMethod.Post, "velaflows/api/v1" + path, $$"""{"url":"{{Address}}","events":["{{name}}"],"secret":"{{Secret}}"}""");

        Hooks.Receive("velaflows", SandboxSeed.UnknownPhone, "Hi");
        await AttemptsAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(
                made.Json.GetProperty("data").GetProperty("subscription").GetProperty("_id").GetString(),
                Is.EqualTo(Hooks.Registrations.Single().Id));
            Assert.That(Hooks.Deliveries.Entries.Select(delivery => delivery.Event), Is.EqualTo(new[] { "inbox.message.received" }));
            Assert.That(
                Receiver.Deliveries[0].Headers["X-Webhook-Signature"], Is.EqualTo("sha256=" + SignatureOf(Receiver.Deliveries[0].Body)));
        });
    }

    [Test]
    public async Task What_happens_to_a_sent_message_has_no_printed_body_and_is_not_told()
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.VelaFlowsToken);
        Http.DefaultRequestHeaders.Add("x-workspace-id", SandboxCredentials.VelaFlowsWorkspaceId);
        Hooks.Add("velaflows", Address, Secret, ["channels.message.status_changed", "inbox.message.received"]);

        string path = $"velaflows/api/v1/inbox/conversations/{VelaFlowsIds.Of(Box.World.Conversations[0])}/messages";
        Reply sent = await SendAsync(HttpMethod.Post, path, """{"content":"Hello","type":"text"}""");
        Time.Advance(TimeSpan.FromDays(1));

        Assert.Multiple(() =>
        {
            Assert.That(sent.Status, Is.EqualTo(201));
            Assert.That(Hooks.Deliveries.Entries, Is.Empty);
            Assert.That(() => Hooks.Report("velaflows", Box.Ledger.Entries[0].Id, "read"), Throws.ArgumentException);
        });
    }
}
