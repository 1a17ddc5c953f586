using System.Globalization;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

public sealed class WebhookTrickTests : WebhookTest
{
    [Test]
    public async Task A_duplicate_is_the_same_event_twice()
    {
        Hooks.Add("velaflows", Address, Secret);
        Hooks.Tricks.Add("velaflows", WebhookTrick.Duplicate);

        Receive("first");
        Receive("second");
        await AttemptsAsync(3);

        HookDelivery[] first = [.. Receiver.Deliveries.Where(delivery => delivery.Text.Contains("first", StringComparison.Ordinal))];
        Assert.Multiple(() =>
        {
            Assert.That(first, Has.Length.EqualTo(2));
            Assert.That(first[0].Body, Is.EqualTo(first[1].Body));
            Assert.That(first[0].Headers["X-Webhook-Delivery-Id"], Is.Not.EqualTo(first[1].Headers["X-Webhook-Delivery-Id"]));
            Assert.That(Hooks.Deliveries.Entries.Select(delivery => delivery.DuplicateOf), Is.EqualTo(new int?[] { null, 1, null }));
        });
    }

    [Test]
    public async Task Every_third_delivery_can_be_struck()
    {
        Hooks.Add("velaflows", Address, Secret);
        WebhookTrickScript script = Hooks.Tricks.Add("velaflows", WebhookTrick.Duplicate, times: null, after: 1, every: 3);

        for (int n = 1; n <= 8; n++)
        {
            Receive("n" + n.ToString(CultureInfo.InvariantCulture));
        }

        await AttemptsAsync(10);
        string[] twice =
        [
            .. Receiver.Deliveries
                .Select(delivery => delivery.Json.GetProperty("data").GetProperty("message").GetProperty("text").GetString()!)
                .GroupBy(text => text).Where(group => group.Count() == 2).Select(group => group.Key).Order(StringComparer.Ordinal),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(twice, Is.EqualTo(new[] { "n4", "n7" }));
            Assert.That(script.Seen, Is.EqualTo(8));
            Assert.That(script.Fired, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_delivery_that_is_held_back_changes_places_with_the_next()
    {
        Hooks.Add("flowella", Address, Secret);
        Hooks.Tricks.Add("flowella", WebhookTrick.HoldBack, eventName: "message.delivered");

        await SendFlowellaAsync();
        Time.Advance(TimeSpan.FromMilliseconds(200));
        string held = Hooks.Deliveries.Entries[^1].State;
        Time.Advance(TimeSpan.FromMilliseconds(500));
        await AttemptsAsync(3);

        Assert.Multiple(() =>
        {
            Assert.That(held, Is.EqualTo("held"));
            Assert.That(Receiver.Events, Is.EqualTo(new[] { "message.sent", "message.read", "message.delivered" }));
            Assert.That(Hooks.Deliveries.Entries.Select(delivery => delivery.State), Is.All.EqualTo("delivered"));
        });
    }

    [Test]
    public async Task What_is_held_back_goes_out_when_the_tricks_are_cleared()
    {
        Hooks.Add("velaflows", Address, Secret);
        Hooks.Tricks.Add("velaflows", WebhookTrick.HoldBack);
        Receive("one");

        await ControlAsync(HttpMethod.Delete, "/webhooks/tricks");
        await AttemptsAsync(1);

        Assert.That(Receiver.Deliveries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_wrong_signature_has_the_right_form_and_the_retry_is_right()
    {
        Receiver.Always(401);
        Hooks.Add("velaflows", Address, Secret);
        Hooks.Tricks.Add("velaflows", WebhookTrick.WrongSignature);
        Receive("one");
        await AttemptsAsync(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        await AttemptsAsync(2);

        string[] signatures = [.. Receiver.Deliveries.Select(delivery => delivery.Headers["X-Webhook-Signature"])];
        string right = "sha256=" + SignatureOf(Receiver.Deliveries[0].Body);
        Assert.Multiple(() =>
        {
            Assert.That(signatures[0], Does.Match("^sha256=[0-9a-f]{64}$").And.Not.EqualTo(right));
            Assert.That(signatures[1], Is.EqualTo(right));
        });
    }

    [Test]
    public async Task A_stale_timestamp_is_older_than_the_window_of_five_minutes()
    {
        Hooks.Add("flowella", Address, Secret);
        Hooks.Tricks.Add("flowella", WebhookTrick.StaleTimestamp);

        await SendFlowellaAsync();
        await AttemptsAsync(1);

        HookDelivery delivery = Receiver.Deliveries[0];
        Assert.Multiple(() =>
        {
            Assert.That(
                delivery.Headers["X-Flowella-Timestamp"],
                Is.EqualTo(FakeTime.Start.AddMinutes(-10).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
            Assert.That(delivery.Headers["X-Flowella-Signature"], Is.EqualTo(SignatureOf(delivery.Body)));
            Assert.That(() => Hooks.Tricks.Add("velaflows", WebhookTrick.StaleTimestamp), Throws.ArgumentException);
        });
    }

    [Test]
    public async Task A_corrupt_body_is_half_of_what_was_signed()
    {
        Hooks.Add("flowella", Address, Secret, ["message.sent"]);
        Hooks.Tricks.Add("flowella", WebhookTrick.CorruptBody);

        await SendFlowellaAsync();
        await SendFlowellaAsync();
        await AttemptsAsync(2);

        // The two messages differ in their ids' last digits alone, so the whole body is known by its length.
        HookDelivery half = Receiver.Deliveries.MinBy(delivery => delivery.Body.Length)!;
        HookDelivery whole = Receiver.Deliveries.MaxBy(delivery => delivery.Body.Length)!;
        Assert.Multiple(() =>
        {
            Assert.That(half.Body, Has.Length.EqualTo(whole.Body.Length / 2));
            Assert.That(half.Headers["X-Flowella-Signature"], Is.Not.EqualTo(SignatureOf(half.Body)));
            Assert.That(whole.Headers["X-Flowella-Signature"], Is.EqualTo(SignatureOf(whole.Body)));
        });
    }

    private void Receive(string text) => Hooks.Receive("velaflows", SandboxSeed.KnownPhone, text);
}
