using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>Who is let in, and what counts as one event.</summary>
[CancelAfter(20_000)]
internal sealed class ReceiverTests
{
    [TestCase("nobody", TestName = "An account that does not exist")]
    [TestCase("deaf", TestName = "An account whose service pushes nothing")]
    public async Task Is_unknown(string account)
    {
        await using var nest = new Nest();

        Assert.That(await nest.Receiver.ReceiveAsync(account, Wren.Delivery(Wren.Line("1"))), Is.EqualTo(WebhookVerdict.UnknownAccount));
    }

    [Test]
    public async Task What_is_not_proven_is_refused_and_the_log_says_why_without_the_secret()
    {
        await using var nest = new Nest();
        WebhookDelivery forged = Wren.Delivery(Wren.Line("1")) with { Headers = new Dictionary<string, string>(), PathSecret = "gu3ss" };

        WebhookVerdict verdict = await nest.Receiver.ReceiveAsync("nest", forged);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict, Is.EqualTo(WebhookVerdict.NotVerified));
            Assert.That(nest.Seen, Is.Empty);
            Assert.That(nest.Log.Text, Does.Contain("nest: a webhook delivery was refused. The key is missing or wrong.").And.Not.Contain("gu3ss"));
        }
    }

    [Test]
    public async Task Every_event_of_a_delivery_is_handed_over_in_its_order()
    {
        await using var nest = new Nest();

        WebhookVerdict verdict = await nest.TakeAsync(Wren.Line("1"), Wren.Line("2", text: "two"));

        Assert.That(verdict, Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.SeenIds, Is.EqualTo((string[])["1", "2"]));
        Assert.That(Encoding.UTF8.GetString(nest.Seen.Last().Raw.Span), Is.EqualTo(Wren.Line("2", text: "two")));
    }

    [Test]
    public async Task A_delivery_without_events_is_handled()
    {
        await using var nest = new Nest();

        Assert.That(await nest.TakeAsync(), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Log.Text, Does.Contain("Warning MessagingHub.Webhooks: nest: a webhook delivery was acknowledged, but not understood. It has no events."));
    }

    [Test]
    public async Task What_the_reader_did_not_understand_is_handled_and_the_log_says_so_each_time()
    {
        await using var nest = new Nest();

        WebhookVerdict[] verdicts = [await nest.TakeAsync(Wren.Song), await nest.TakeAsync(Wren.Song)];

        Assert.That(verdicts, Is.All.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Seen.Single().Kind, Is.EqualTo(MessagingEventKind.Other));
        Assert.That(
            nest.Log.Text.Split('\n').Count(line => line.StartsWith("Warning MessagingHub.Webhooks: nest: a webhook delivery was acknowledged, but not understood. It sang.", StringComparison.Ordinal)),
            Is.EqualTo(2));
        Assert.That(nest.Log.Text, Does.Not.Contain(Wren.Song));
    }

    [Test]
    public async Task A_repeated_event_is_skipped_whatever_else_the_delivery_says()
    {
        await using var nest = new Nest();

        await nest.TakeAsync(Wren.Line("1"));
        WebhookVerdict again = await nest.Receiver.ReceiveAsync("NEST", Wren.Delivery(Wren.Line("1", text: "said again"), Wren.Line("2")));

        Assert.That(again, Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.SeenIds, Is.EqualTo((string[])["1", "2"]));
    }

    [Test]
    public async Task Two_accounts_two_kinds_and_two_types_with_one_id_are_different_events()
    {
        await using var nest = new Nest();

        await nest.TakeAsync(Wren.Line("1", "messageSent"), Wren.Line("1", "messageRead"), Wren.Line("1", "odd.one"), Wren.Line("1", "odd.two"));
        await nest.Receiver.ReceiveAsync("other", Wren.Delivery(Wren.Line("1", "messageSent")));

        Assert.That(
            nest.Seen.Select(happened => $"{happened.Provider} {happened.Type}"),
            Is.EqualTo((string[])["nest messageSent", "nest messageRead", "nest odd.one", "nest odd.two", "other messageSent"]));
    }

    [Test]
    public async Task Ids_differ_by_case_and_by_their_last_character_however_long()
    {
        await using var nest = new Nest();
        string id = new('x', 5000);

        await nest.TakeAsync(Wren.Line("a"), Wren.Line("A"), Wren.Line(id + "1"), Wren.Line(id + "2"), Wren.Line(id + "1"));

        Assert.That(nest.SeenIds, Is.EqualTo((string[])["a", "A", id + "1", id + "2"]));
    }

    [Test]
    public async Task Without_an_id_the_same_body_is_the_same_delivery()
    {
        await using var nest = new Nest();

        await nest.TakeAsync(Wren.Line(id: null), Wren.Line(id: null));
        await nest.TakeAsync(Wren.Line(id: null), Wren.Line(id: null));
        await nest.TakeAsync(Wren.Line(id: null, text: "else"));

        Assert.That(nest.Seen.Select(happened => happened.Text), Is.EqualTo((string[])["hi", "hi", "else"]));
    }

    [Test]
    public async Task A_handler_may_be_scoped_and_is_disposed_after_its_event()
    {
        int made = 0;
        int disposed = 0;
        await using var nest = new Nest(services => services.AddScoped<IMessagingEventHandler>(_ =>
        {
            made++;
            return new Scoped(() => disposed++);
        }));

        await nest.TakeAsync(Wren.Line("1"), Wren.Line("2"));

        Assert.That((made, disposed, nest.Seen.Count), Is.EqualTo((2, 2, 2)));
    }

    [Test]
    public async Task Without_a_handler_nothing_counts_as_handled()
    {
        await using var nest = new Nest(services => services.Remove(services.Last(service => service.ServiceType == typeof(IMessagingEventHandler))));

        Assert.That(await nest.TakeAsync(Wren.Line("1")), Is.EqualTo(WebhookVerdict.Failed));
        Assert.That(nest.Log.Text, Does.Contain("No IMessagingEventHandler is registered"));
    }

    private sealed class Scoped(Action disposed) : IMessagingEventHandler, IDisposable
    {
        public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => disposed();
    }
}
