using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>Handlers and inboxes that take no notice of their token: the service gets its answer in time all the same.</summary>
[CancelAfter(20_000)]
internal sealed class OverrunTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(8);

    [Test]
    public async Task A_handler_that_ends_well_after_its_time_has_handled_the_event(CancellationToken cancellationToken)
    {
        await using var nest = new Nest();
        var end = new Step();

        Assert.That(await OverrunAsync(nest, end, cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
        Task<WebhookVerdict> again = nest.TakeAsync(Wren.Line("1"));
        Assert.That((again.IsCompleted, nest.Seen.Count), Is.EqualTo((false, 1)), "it is not handled beside itself");
        end.Done();

        Assert.That(await again.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_handler_that_fails_after_its_time_is_logged_and_the_event_handled_again(CancellationToken cancellationToken)
    {
        await using var nest = new Nest();
        var end = new Step();

        Assert.That(await OverrunAsync(nest, end, cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
        Task<WebhookVerdict> again = nest.TakeAsync(Wren.Line("1"));
        nest.Handle = (_, _) => Task.CompletedTask;
        end.Failed();

        Assert.That(await again.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Seen, Has.Count.EqualTo(2));
        Assert.That(nest.Log.Text, Does.Contain("nest: a MessageReceived event could not be handled, 1 of 3 times by now")
            .And.Contain("a handler of a MessageReceived event, for which nobody waited any more, failed").And.Contain("It broke."));
    }

    [Test]
    public async Task A_handler_that_never_ends_keeps_the_event_for_twice_its_time(CancellationToken cancellationToken)
    {
        await using var nest = new Nest();

        Assert.That(await OverrunAsync(nest, new Step(), cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
        nest.Handle = (_, _) => Task.CompletedTask;
        Task<WebhookVerdict> again = nest.TakeAsync(Wren.Line("1"));
        nest.Time.Advance(Time - TimeSpan.FromMilliseconds(1));
        Assert.That((again.IsCompleted, nest.Seen.Count), Is.EqualTo((false, 1)));
        nest.Time.Advance(TimeSpan.FromMilliseconds(1));
        await again.WaitAsync(cancellationToken);

        Assert.That(await nest.TakeAsync(Wren.Line("1")).WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_handler_that_never_ends_does_not_hold_up_a_stopping_application(CancellationToken cancellationToken)
    {
        await using var nest = new Nest();
        using var stopping = new CancellationTokenSource();
        var begun = new Step();
        nest.Handle = (_, _) => HangAsync(begun, new Step());
        Task<WebhookVerdict> delivery = nest.Receiver.ReceiveAsync("nest", Wren.Delivery(Wren.Line("1")), stopping.Token);
        await begun.WaitAsync(cancellationToken);

        await stopping.CancelAsync();

        Assert.That(await delivery.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
        Assert.That(nest.Log.Text, Does.Not.Contain("could not be handled"));
    }

    [Test]
    public async Task A_dead_letter_handler_that_never_ends_is_not_waited_for(CancellationToken cancellationToken)
    {
        var begun = new Step();
        var letters = new DeadLetters { Take = () => HangAsync(begun, new Step()) };
        await using var nest = new Nest(services => services
            .AddSingleton<IDeadLetterHandler>(letters)
            .Configure<EventOptions>(options => options.MaxFailures = 1));
        nest.Handle = (_, _) => throw new InvalidOperationException("It broke.");
        Task<WebhookVerdict> delivery = nest.TakeAsync(Wren.Line("1"));
        await begun.WaitAsync(cancellationToken);

        nest.Time.Advance(Time);

        Assert.That(await delivery.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
    }

    [TestCase(HangingInbox.Place.Claim, WebhookVerdict.Failed, 0)]
    [TestCase(HangingInbox.Place.Complete, WebhookVerdict.Handled, 1)]
    [TestCase(HangingInbox.Place.Release, WebhookVerdict.Failed, 1)]
    [TestCase(HangingInbox.Place.Fail, WebhookVerdict.Failed, 1)]
    public async Task An_inbox_that_never_answers_is_not_waited_for(HangingInbox.Place where, WebhookVerdict verdict, int seen, CancellationToken cancellationToken)
    {
        var inbox = new HangingInbox(where);
        await using var nest = new Nest(services => services.AddSingleton<IEventInbox>(inbox));
        if (where is HangingInbox.Place.Release or HangingInbox.Place.Fail)
        {
            nest.Handle = (_, _) => throw new InvalidOperationException("It broke.");
        }

        Task<WebhookVerdict> delivery = nest.TakeAsync(Wren.Line("1"));
        await inbox.Begun.WaitAsync(cancellationToken);
        nest.Time.Advance(Time);

        Assert.That(await delivery.WaitAsync(cancellationToken), Is.EqualTo(verdict));
        Assert.That(nest.Seen, Has.Count.EqualTo(seen));
        Assert.That(nest.Log.Text, Does.Contain("nest: the inbox could not say whether a MessageReceived event was handled, or did not note it"));
    }

    [Test]
    public async Task A_claim_that_comes_when_nobody_waits_for_it_is_given_back(CancellationToken cancellationToken)
    {
        var inbox = new HangingInbox(HangingInbox.Place.Claim);
        await using var nest = new Nest(services => services.AddSingleton<IEventInbox>(inbox));
        Task<WebhookVerdict> delivery = nest.TakeAsync(Wren.Line("1"));
        await inbox.Begun.WaitAsync(cancellationToken);
        nest.Time.Advance(Time);
        await delivery.WaitAsync(cancellationToken);

        inbox.End.Done();

        await inbox.Released.WaitAsync(cancellationToken);
        Assert.That(nest.Seen, Is.Empty);
    }

    /// <summary>The answer to an event whose handler goes on when its time is over.</summary>
    private static async Task<WebhookVerdict> OverrunAsync(Nest nest, Step end, CancellationToken cancellationToken)
    {
        var begun = new Step();
        nest.Handle = (_, _) => HangAsync(begun, end);
        Task<WebhookVerdict> delivery = nest.TakeAsync(Wren.Line("1"));
        await begun.WaitAsync(cancellationToken);
        nest.Time.Advance(Time);
        return await delivery.WaitAsync(cancellationToken);
    }

    private static Task HangAsync(Step begun, Step end)
    {
        Task hang = end.WaitAsync(CancellationToken.None);
        begun.Done();
        return hang;
    }
}
