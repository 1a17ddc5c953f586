namespace MessagingHub.Tests.Resilience;

/// <summary>After the break one call is let through, and it alone decides for all the others.</summary>
[CancelAfter(20_000)]
internal sealed class BreakerTrialTests
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    [Test]
    public async Task One_trial_goes_through_and_all_others_are_held_back_until_it_ended(CancellationToken cancellationToken)
    {
        int status = 500;
        TaskCompletionSource<HttpResponseMessage>? trial = null;
        var service = new ScriptedService(_ => trial?.Task ?? Task.FromResult(ScriptedService.Reply(status)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, Sensitive);
        await OpenAsync(hub, cancellationToken);

        time.Advance(Break);
        trial = new TaskCompletionSource<HttpResponseMessage>();
        Task<SentMessage> trying = hub.SendAsync(cancellationToken);
        MessagingException meanwhile = await Failure.Of(hub.SendAsync(cancellationToken));
        int seen = service.Requests;
        status = 200;
        trial.SetResult(ScriptedService.Reply(status));
        trial = null;
        await trying;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hub.SendAsync(cancellationToken)));

        Assert.That((seen, service.Requests), Is.EqualTo((3, 13)));
        Assert.That((meanwhile.Code, meanwhile.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Unavailable, false)));
    }

    [Test]
    public async Task A_trial_that_fails_holds_back_anew(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(500));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, Sensitive);
        await OpenAsync(hub, cancellationToken);

        time.Advance(Break);
        MessagingException trial = await Failure.Of(hub.ReadAsync(cancellationToken));
        time.Advance(TimeSpan.FromSeconds(5));
        MessagingException heldBack = await Failure.Of(hub.ReadAsync(cancellationToken));

        Assert.That((trial.StatusCode, heldBack.StatusCode, heldBack.RetryAfter), Is.EqualTo(((int?)500, (int?)null, (TimeSpan?)TimeSpan.FromSeconds(10))));
    }

    [Test]
    public async Task A_caller_who_gives_up_the_trial_does_not_let_the_others_through(CancellationToken cancellationToken)
    {
        TaskCompletionSource<HttpResponseMessage>? trial = null;
        var service = new ScriptedService(_ => trial?.Task ?? Task.FromResult(ScriptedService.Reply(500)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, Sensitive);
        await OpenAsync(hub, cancellationToken);

        time.Advance(Break);
        trial = new TaskCompletionSource<HttpResponseMessage>();
        using var caller = new CancellationTokenSource();
        Task trying = hub.SendAsync(caller.Token);
        await caller.CancelAsync();
        await Failure.Of<OperationCanceledException>(trying);
        MessagingException heldBack = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((service.Requests, heldBack.RetryAfter), Is.EqualTo((3, (TimeSpan?)Break)));
    }

    private static void Sensitive(ParrotOptions options)
    {
        options.Resilience.MaxRetryAttempts = 0;
        options.Resilience.BreakerMinimumThroughput = 2;
    }

    private static async Task OpenAsync(MessagingHubInstance hub, CancellationToken cancellationToken)
    {
        await Failure.Of(hub.ReadAsync(cancellationToken));
        await Failure.Of(hub.ReadAsync(cancellationToken));
    }
}
