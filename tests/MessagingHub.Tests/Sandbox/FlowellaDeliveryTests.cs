using System.Globalization;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class FlowellaDeliveryTests : WebhookTest
{
    [Test]
    public async Task A_sent_text_is_told_as_sent_then_delivered_then_read()
    {
        Hooks.Add("flowella", Address, Secret);

        string id = await SendFlowellaAsync();
        await AttemptsAsync(1);
        string[] atOnce = Receiver.Events;
        Time.Advance(TimeSpan.FromSeconds(1));
        await AttemptsAsync(3);

        Assert.Multiple(() =>
        {
            Assert.That(atOnce, Is.EqualTo(new[] { "message.sent" }));
            Assert.That(Receiver.Events, Is.EqualTo(new[] { "message.sent", "message.delivered", "message.read" }));
            Assert.That(Receiver.Deliveries.Select(delivery => delivery.Text), Is.All.EqualTo($$$"""{"data":{"id":"{{{id}}}"}}"""));
            Assert.That(Box.World.Messages[^1].Status, Is.EqualTo("read"));
        });
    }

    [Test]
    public async Task A_delivery_has_the_documented_method_type_and_headers()
    {
        Hooks.Add("flowella", Address, Secret);

        await SendFlowellaAsync();
        await AttemptsAsync(1);

        HookDelivery delivery = Receiver.Deliveries[0];
        Assert.Multiple(() =>
        {
            Assert.That(delivery.Method, Is.EqualTo("POST"));
            Assert.That(delivery.Url, Is.EqualTo(Address));
            Assert.That(delivery.Headers["Content-Type"], Is.EqualTo("application/json"));
            Assert.That(delivery.Headers["User-Agent"], Is.EqualTo("Flowella-Webhooks/1"));
            Assert.That(delivery.Headers["X-Flowella-Signature"], Is.EqualTo(SignatureOf(delivery.Body)));
            Assert.That(
                delivery.Headers["X-Flowella-Timestamp"],
                Is.EqualTo(FakeTime.Start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
            Assert.That(delivery.Headers["X-Flowella-Event"], Is.EqualTo("message.sent"));
            Assert.That(delivery.Headers["X-Flowella-Delivery"], Is.Not.Empty);
        });
    }

    [Test]
    public async Task The_secret_is_made_up_where_none_is_given()
    {
        WebhookRegistration first = Hooks.Add("flowella", Address);
        WebhookRegistration second = Hooks.Add("flowella", new Uri("http://localhost/other"));

        await SendFlowellaAsync();
        await AttemptsAsync(2);

        Assert.Multiple(() =>
        {
            Assert.That(first.Secret, Is.Not.Null.And.Not.EqualTo(second.Secret));
            foreach (WebhookRegistration registration in new[] { first, second })
            {
                HookDelivery delivery = Receiver.Deliveries.Single(candidate => candidate.Url == registration.Url);
                Assert.That(delivery.Headers["X-Flowella-Signature"], Is.EqualTo(SignatureOf(delivery.Body, registration.Secret!)));
            }
        });
    }

    [Test]
    public async Task The_reference_page_knows_the_signature_header_alone()
    {
        await ControlAsync(HttpMethod.Post, "/options", """{"dialect":"flowella","option":"webhookSignatureOnly","value":"true"}""");
        Hooks.Add("flowella", Address, Secret);

        await SendFlowellaAsync();
        await AttemptsAsync(1);

        Assert.That(
            Receiver.Deliveries[0].Headers.Keys.Where(name => name.StartsWith("X-", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "X-Flowella-Signature" }));
    }

    [Test]
    public async Task The_id_in_the_body_can_be_the_events_own()
    {
        Box.Flowella.WebhookDataId = FlowellaWebhookId.Event;
        Hooks.Add("flowella", Address, Secret);

        await SendFlowellaAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        await AttemptsAsync(3);

        string[] ids = [.. Receiver.Deliveries.Select(delivery => delivery.Json.GetProperty("data").GetProperty("id").GetString()!)];
        Assert.That(ids.Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_conversation_that_begins_and_a_message_that_comes_in_are_told()
    {
        Hooks.Add("flowella", Address, Secret);

        SandboxMessage message = Hooks.Receive("flowella", SandboxSeed.UnknownPhone, "Hi");
        await AttemptsAsync(2);

        Assert.Multiple(() =>
        {
            Assert.That(Receiver.Events, Is.EqualTo(new[] { "conversation.opened", "message.received" }));
            Assert.That(
                Receiver.Deliveries[0].Text, Is.EqualTo($$$"""{"data":{"id":"{{{FlowellaIds.Of(Box.World.Conversations[^1])}}}"}}"""));
            Assert.That(Receiver.Deliveries[1].Text, Is.EqualTo($$$"""{"data":{"id":"{{{FlowellaIds.Of(message)}}}"}}"""));
            Assert.That(Box.World.FindContact(SandboxSeed.UnknownPhone), Is.Not.Null);
        });
    }

    [Test]
    public async Task A_send_that_opens_a_conversation_tells_of_it_first()
    {
        Hooks.Add("flowella", Address, Secret);

        await SendFlowellaAsync(SandboxSeed.UnknownPhone);
        await AttemptsAsync(2);

        Assert.That(Receiver.Events, Is.EqualTo(new[] { "conversation.opened", "message.sent" }));
    }

    [Test]
    public async Task An_opt_out_is_told_once()
    {
        Hooks.Add("flowella", Address, Secret, ["optout.created"]);
        string body = $$"""
            {"action":"set","whatsappChannelId":"{{SandboxCredentials.FlowellaChannelId}}","phone":"{{SandboxSeed.KnownPhone}}"}
            """;

        Reply reply = await PostAsync("/opt-outs", body);
        await PostAsync("/opt-outs", body);
        await AttemptsAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(Hooks.Deliveries.Entries.Select(delivery => delivery.Event), Is.EqualTo(new[] { "optout.created" }));
            Assert.That(Receiver.Deliveries[0].Text, Is.EqualTo($$$"""{"data":{"id":"{{{reply.String("optOutId")}}}"}}"""));
        });
    }

    [Test]
    public async Task A_message_that_failed_on_request_gets_no_further()
    {
        Hooks.Add("flowella", Address, Secret);
        string id = await SendFlowellaAsync();

        Hooks.Report("flowella", id, "failed");
        Time.Advance(TimeSpan.FromHours(1));
        await AttemptsAsync(2);

        Assert.Multiple(() =>
        {
            Assert.That(
                Hooks.Deliveries.Entries.Select(delivery => delivery.Event), Is.EqualTo(new[] { "message.sent", "message.failed" }));
            Assert.That(Box.World.Messages[^1].Status, Is.EqualTo("failed"));
        });
    }

    [Test]
    public async Task A_scheduled_job_is_told_when_its_time_has_come()
    {
        Hooks.Add("flowella", Address, Secret, ["message.sent"]);
        await PostAsync(
            "/templates/send",
            $$"""
            {"templateId":"{{SandboxCredentials.FlowellaTemplateId}}","whatsappChannelId":"{{SandboxCredentials.FlowellaChannelId}}",
             "recipients":[{"phone":"{{SandboxSeed.KnownPhone}}"}],"scheduledAt":"2026-03-01T14:00:00Z"}
            """);

        Time.Advance(TimeSpan.FromMinutes(119));
        int before = Hooks.Deliveries.Entries.Count;
        Time.Advance(TimeSpan.FromMinutes(1));
        await AttemptsAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.Zero);
            Assert.That(Receiver.Events, Is.EqualTo(new[] { "message.sent" }));
        });
    }

    [Test]
    public async Task A_failure_is_tried_again_after_the_documented_waits_with_the_same_delivery_id()
    {
        Receiver.Always(500);
        Hooks.Add("flowella", Address, Secret, ["message.sent"]);
        await SendFlowellaAsync();
        await AttemptsAsync(1);

        int attempt = 1;
        foreach (string wait in "00:00:30 00:02:00 00:10:00 01:00:00 06:00:00".Split(' '))
        {
            TimeSpan due = TimeSpan.Parse(wait, CultureInfo.InvariantCulture);
            Time.Advance(due - TimeSpan.FromSeconds(1));
            Assert.That(Hooks.Deliveries.Attempts, Is.EqualTo(attempt), $"too early: {wait}");
            Time.Advance(TimeSpan.FromSeconds(1));
            await AttemptsAsync(++attempt);
        }

        Time.Advance(TimeSpan.FromDays(2));
        SandboxDelivery delivery = Hooks.Deliveries.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(delivery.State, Is.EqualTo("failed"));
            Assert.That(delivery.Attempts.Select(tried => tried.Status), Is.EqualTo(Enumerable.Repeat((int?)500, 6)));
            Assert.That(Receiver.Deliveries.Select(got => got.Headers["X-Flowella-Delivery"]).Distinct().Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Ten_failures_in_a_row_switch_the_address_off_until_it_is_enabled_by_hand()
    {
        Receiver.Always(500);
        WebhookRegistration registration = Hooks.Add("flowella", Address, Secret, ["message.received"]);
        for (int n = 1; n <= 10; n++)
        {
            Assert.That(registration.IsEnabled, Is.True, $"before failure {n}");
            Hooks.Receive("flowella", SandboxSeed.KnownPhone, "Hi");
            await AttemptsAsync(n);
        }

        bool after = registration.IsEnabled;
        Hooks.Receive("flowella", SandboxSeed.KnownPhone, "Nobody listens");
        Reply enabled = await ControlAsync(HttpMethod.Post, $"/webhooks/{registration.Number}/enable");
        Receiver.Always(200);
        Hooks.Receive("flowella", SandboxSeed.KnownPhone, "Hi again");
        await AttemptsAsync(11);

        Assert.Multiple(() =>
        {
            Assert.That(after, Is.False);
            Assert.That(enabled.Status, Is.EqualTo(204));
            Assert.That(Hooks.Deliveries.Entries, Has.Count.EqualTo(11));
            Assert.That(Hooks.Deliveries.Entries[^1].State, Is.EqualTo("delivered"));
            Assert.That(registration.FailuresInARow, Is.Zero);
        });
    }

    [Test]
    public async Task A_receiver_that_does_not_answer_within_ten_seconds_has_failed()
    {
        Receiver.Answer = async (_, cancellation) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return 200;
        };
        Hooks.Add("flowella", Address, Secret, ["message.sent"]);
        await SendFlowellaAsync();
        await Receiver.ArrivalAsync(Limit);

        Time.Advance(TimeSpan.FromSeconds(9));
        int early = Hooks.Deliveries.Attempts;
        Time.Advance(TimeSpan.FromSeconds(1));
        await AttemptsAsync(1);

        SandboxDelivery delivery = Hooks.Deliveries.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(early, Is.Zero);
            Assert.That(delivery.State, Is.EqualTo("retrying"));
            Assert.That(delivery.Attempts[0].Problem, Is.EqualTo("timeout"));
            Assert.That(delivery.NextAttemptAt, Is.EqualTo(FakeTime.Start.AddSeconds(40)));
        });
    }
}
