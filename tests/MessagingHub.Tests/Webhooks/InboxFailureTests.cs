using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Webhooks;

/// <summary>A shared inbox that cannot be reached: nothing is lost, and nothing is handled twice for its sake.</summary>
[CancelAfter(20_000)]
internal sealed class InboxFailureTests
{
    [Test]
    public async Task Without_a_claim_nothing_is_handled_and_the_service_delivers_again()
    {
        var inbox = new BrittleInbox { Claim = true };
        await using Nest nest = NestOf(inbox);

        Assert.That(await nest.TakeAsync(Wren.Line("1"), Wren.Line("2")), Is.EqualTo(WebhookVerdict.Failed));
        Assert.That(nest.Seen, Is.Empty);
        inbox.Claim = false;
        Assert.That(await nest.TakeAsync(Wren.Line("1"), Wren.Line("2")), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.SeenIds, Is.EqualTo((string[])["1", "2"]));
    }

    [Test]
    public async Task An_inbox_that_does_not_answer_has_eight_seconds(CancellationToken cancellationToken)
    {
        await using Nest nest = NestOf(new BrittleInbox { Answers = false });

        Task<WebhookVerdict> delivery = nest.TakeAsync(Wren.Line("1"));
        nest.Time.Advance(TimeSpan.FromSeconds(8));

        Assert.That(await delivery.WaitAsync(cancellationToken), Is.EqualTo(WebhookVerdict.Failed));
    }

    [Test]
    public async Task A_failure_that_cannot_be_counted_is_not_the_last_one()
    {
        var letters = new DeadLetters();
        var inbox = new BrittleInbox { Fail = true };
        await using Nest nest = NestOf(inbox, letters);
        nest.Handle = (_, _) => throw new InvalidOperationException("It broke.");

        Assert.That(await nest.TakeAsync(Wren.Line("1")), Is.EqualTo(WebhookVerdict.Failed));
        Assert.That(letters.Kept, Is.Empty);
        Assert.That(nest.Log.Text, Does.Contain("It broke."), "why the event was not handled is not lost with the count");
        Assert.That(inbox.Released, Is.EqualTo(1), "and the next delivery need not wait for the claim to run out");
    }

    [Test]
    public async Task A_handled_event_that_cannot_be_noted_is_not_asked_for_again()
    {
        await using Nest nest = NestOf(new BrittleInbox { Complete = true });

        Assert.That(await nest.TakeAsync(Wren.Line("1")), Is.EqualTo(WebhookVerdict.Handled));
        Assert.That(nest.Log.Text, Does.Contain("nest: the inbox could not say whether a MessageReceived event was handled, or did not note it"));
    }

    private static Nest NestOf(BrittleInbox inbox, DeadLetters? letters = null) => new(services =>
    {
        services.AddSingleton<IEventInbox>(inbox).Configure<EventOptions>(options => options.MaxFailures = 1);
        if (letters is not null)
        {
            services.AddSingleton<IDeadLetterHandler>(letters);
        }
    });

    /// <summary>Remembers nothing, and breaks where it is told to.</summary>
    private sealed class BrittleInbox : IEventInbox, IEventClaim
    {
        public bool Answers { get; init; } = true;

        public bool Claim { get; set; }

        public bool Fail { get; init; }

        public int Released { get; private set; }

        public bool Complete { get; init; }

        public async ValueTask<IEventClaim?> ClaimAsync(string key, CancellationToken cancellationToken)
        {
            await Task.Delay(Answers ? 0 : Timeout.Infinite, cancellationToken);
            return await Answer<IEventClaim?>(Claim, this);
        }

        public async ValueTask CompleteAsync() => await Answer(Complete, 0);

        public ValueTask ReleaseAsync()
        {
            Released++;
            return ValueTask.CompletedTask;
        }

        public ValueTask<int> FailAsync() => Answer(Fail, 1);

        private static ValueTask<T> Answer<T>(bool breaks, T answer) =>
            breaks ? ValueTask.FromException<T>(new IOException("The store is down.")) : ValueTask.FromResult(answer);
    }
}
