namespace MessagingHub.Tests.Routes;

/// <summary>A cancelled send never moves on, and says whether something may have been accepted.</summary>
[CancelAfter(20_000)]
internal sealed class RouteCancellationTests
{
    [Test]
    public async Task Cancelled_before_it_began_nobody_is_asked()
    {
        var first = new ScriptedAccount("first");
        using MessagingHubInstance hub = ScriptedAccount.Hub(first);

        OperationCanceledException cancelled = await Failure.Of<OperationCanceledException>(
            hub.Get("alerts").SendAsync(Some.Message(), new CancellationToken(canceled: true)));

        Assert.That((cancelled.InnerException, first.Seen.Count), Is.EqualTo(((Exception?)null, 0)));
    }

    [Test]
    public async Task Cancelled_between_two_accounts_the_second_is_not_asked()
    {
        using var caller = new CancellationTokenSource();
        var first = new ScriptedAccount("first")
        {
            Send = (_, _) =>
            {
                caller.Cancel();
                throw new MessagingException(MessagingErrorCode.Unavailable, "first (Scripted): down.");
            },
        };
        var second = new ScriptedAccount("second");
        using MessagingHubInstance hub = ScriptedAccount.Hub(first, second);

        OperationCanceledException cancelled = await Failure.Of<OperationCanceledException>(hub.Get("alerts").SendAsync(Some.Message(), caller.Token));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.CancellationToken, Is.EqualTo(caller.Token));
            Assert.That(cancelled.InnerException, Is.Null, "nothing may have been accepted");
            Assert.That(second.Seen, Is.Empty);
        }
    }

    [Test]
    public async Task A_cancellation_that_an_account_reports_is_passed_on_as_it_is()
    {
        var cancelled = new TaskCanceledException("stopped");
        var second = new ScriptedAccount("second");
        using MessagingHubInstance hub = ScriptedAccount.Hub(ScriptedAccount.Failing("first", cancelled), second);

        Assert.That(await Failure.Of<OperationCanceledException>(hub.Get("alerts").SendAsync(Some.Message())), Is.SameAs(cancelled));
        Assert.That(second.Seen, Is.Empty);
    }

    [Test]
    public async Task Cancelled_on_the_wire_the_trail_says_who_may_have_it(CancellationToken cancellationToken)
    {
        await using LoopbackServer busy = LoopbackServer.Answering(Answer.With(402, ""));
        await using LoopbackServer silent = LoopbackServer.Answering(Answer.Never);
        await using LoopbackServer third = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = WireRouteTests.Hub(time: null, busy.Address, silent.Address, third.Address);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task send = hub.Get("alerts").SendAsync(Some.Message(), caller.Token);
        await silent.NextRequestAsync(cancellationToken);
        await caller.CancelAsync();
        OperationCanceledException cancelled = await Failure.Of<OperationCanceledException>(send);
        var unknown = cancelled.InnerException as MessagingException;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.CancellationToken, Is.EqualTo(caller.Token));
            Assert.That((unknown?.MayHaveBeenAccepted, unknown?.Provider), Is.EqualTo((true, "b")));
            Assert.That(unknown?.Attempts.Select(FailoverTests.Short), Is.EqualTo(new[] { "a NotAccepted PaymentRequired", "b Unknown Unknown" }));
            Assert.That(third.Requests, Is.Empty);
        }
    }
}
