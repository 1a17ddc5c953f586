using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>Nothing is lost when a handler fails, takes too long, or is stopped.</summary>
[CancelAfter(20_000)]
internal sealed class HandlerFailureTests
{
    [Test]
    public async Task A_failed_event_is_handled_when_it_comes_again_and_its_neighbours_are_not()
    {
        await using var nest = new Nest();
        bool broken = true;
        nest.Handle = (happened, _) => broken && happened.Id == "2" ? throw new InvalidOperationException("It broke.") : Task.CompletedTask;
        string[] delivery = [Wren.Line("1"), Wren.Line("2"), Wren.Line("3")];

        WebhookVerdict first = await nest.TakeAsync(delivery);
        broken = false;
        WebhookVerdict second = await nest.TakeAsync(delivery);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first, second), Is.EqualTo((WebhookVerdict.Failed, WebhookVerdict.Handled)));
            Assert.That(nest.SeenIds, Is.EqualTo((string[])["1", "2", "3", "2"]));
            Assert.That(nest.Log.Text, Does.Contain("nest: a MessageReceived event could not be handled, 1 of 3 times by now"));
        }
    }

    [Test]
    public async Task Where_one_of_two_handlers_fails_both_are_called_again()
    {
        await using var nest = new Nest(services => services.AddSingleton<IMessagingEventHandler>(new FailsOnce()));

        Assert.That(await nest.InsistAsync(Wren.Line("1")), Is.EqualTo(2));
        Assert.That(nest.SeenIds, Is.EqualTo((string[])["1", "1"]));
    }

    [TestCase(null, 3)]
    [TestCase(1, 1)]
    [TestCase(5, 5)]
    public async Task After_so_many_failures_an_event_is_put_aside_and_counts_as_handled(int? configured, int deliveries)
    {
        var letters = new DeadLetters();
        await using var nest = new Nest(services => services
            .AddSingleton<IDeadLetterHandler>(letters)
            .Configure<EventOptions>(options => options.MaxFailures = configured ?? options.MaxFailures));
        nest.Handle = (_, _) => throw new InvalidOperationException("It broke.");

        Assert.That(await nest.InsistAsync(Wren.Line("1")), Is.EqualTo(deliveries));
        Assert.That(await nest.TakeAsync(Wren.Line("1")), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Seen, Has.Count.EqualTo(deliveries));
        Assert.That(letters.Kept.Select(letter => (letter.Event.Id, letter.Failure.Message)), Is.EqualTo(new[] { ("1", "It broke.") }));
    }

    [Test]
    public async Task Failures_are_counted_per_event()
    {
        var letters = new DeadLetters();
        await using var nest = new Nest(services => services.AddSingleton<IDeadLetterHandler>(letters));
        nest.Handle = (_, _) => throw new InvalidOperationException("It broke.");

        for (int i = 0; i < 2; i++)
        {
            Assert.That(await nest.TakeAsync(Wren.Line("1"), Wren.Line("2"), Wren.Line("3")), Is.EqualTo(WebhookVerdict.Failed));
        }

        Assert.That(letters.Kept, Is.Empty);
    }

    [Test]
    public async Task Without_anybody_to_take_dead_letters_no_event_is_given_up()
    {
        await using var nest = new Nest();
        int failures = 20;
        nest.Handle = (_, _) => failures-- > 0 ? throw new InvalidOperationException("It broke.") : Task.CompletedTask;

        Assert.That(await nest.InsistAsync(Wren.Line("1")), Is.EqualTo(21));
    }

    [Test]
    public async Task An_event_that_could_not_be_put_aside_comes_again()
    {
        var letters = new DeadLetters { Take = () => throw new IOException("The disk is full.") };
        await using var nest = new Nest(services => services.AddSingleton<IDeadLetterHandler>(letters));
        nest.Handle = (_, _) => throw new InvalidOperationException("It broke.");

        for (int i = 0; i < 4; i++)
        {
            Assert.That(await nest.TakeAsync(Wren.Line("1")), Is.EqualTo(WebhookVerdict.Failed));
        }

        letters.Take = () => Task.CompletedTask;
        Assert.That(await nest.TakeAsync(Wren.Line("1")), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That((nest.Seen.Count, letters.Kept.Count), Is.EqualTo((5, 1)));
    }

    [Test]
    public async Task A_handler_has_eight_seconds(CancellationToken cancellationToken)
    {
        await using var nest = new Nest();
        var begun = new Step();
        nest.Handle = (_, token) =>
        {
            begun.Done();
            return Task.Delay(Timeout.Infinite, token);
        };
        Task<WebhookVerdict> delivery = nest.TakeAsync(Wren.Line("1"));
        await begun.WaitAsync(cancellationToken);

        nest.Time.Advance(TimeSpan.FromSeconds(7.9));
        Assert.That(delivery.IsCompleted, Is.False);
        nest.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(await delivery.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
        Assert.That(nest.Log.Text, Does.Contain("1 of 3 times"));
    }

    [Test]
    public async Task A_stopping_application_answers_failed_and_counts_no_failure(CancellationToken cancellationToken)
    {
        await using var nest = new Nest(services => services
            .AddSingleton<IDeadLetterHandler>(new DeadLetters())
            .Configure<EventOptions>(options => options.MaxFailures = 1));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        nest.Handle = async (_, token) =>
        {
            await stopping.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        WebhookVerdict stopped = await nest.Receiver.ReceiveAsync("nest", Wren.Delivery(Wren.Line("1"), Wren.Line("2")), stopping.Token);
        nest.Handle = (_, _) => Task.CompletedTask;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stopped, Is.EqualTo(WebhookVerdict.Failed));
            Assert.That(nest.SeenIds, Is.EqualTo((string[])["1"]), "the second one is not begun");
            Assert.That(await nest.TakeAsync(Wren.Line("1"), Wren.Line("2")), Is.EqualTo(WebhookVerdict.Handled));
        }
    }

    private sealed class FailsOnce : IMessagingEventHandler
    {
        private bool _failed;

        public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken)
        {
            if (!_failed)
            {
                _failed = true;
                throw new InvalidOperationException("It broke.");
            }

            return Task.CompletedTask;
        }
    }
}
