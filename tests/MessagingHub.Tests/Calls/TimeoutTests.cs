using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Calls;

/// <summary>Attempts and calls end in time, by the injected clock.</summary>
[CancelAfter(20_000)]
internal sealed class TimeoutTests
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_read_that_is_never_answered_is_tried_again_until_the_calls_time_is_over(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time);

        Task call = hub.ReadAsync(cancellationToken);
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await server.NextRequestAsync(cancellationToken);
            time.Advance(AttemptTimeout);
        }

        MessagingException failure = await Failure.Of(call);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.Timeout));
            Assert.That(failure.MayHaveBeenAccepted, Is.False);
            Assert.That(failure.IsTransient, Is.True);
            Assert.That(server.Requests, Has.Count.EqualTo(3));
            Assert.That(time.Elapsed, Is.EqualTo(TotalTimeout));
        }
    }

    [Test]
    public async Task A_read_that_is_answered_at_the_second_attempt_succeeds(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never, Answer.Ok("fine"));
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time);

        Task<string> call = hub.ReadAsync(cancellationToken);
        await server.NextRequestAsync(cancellationToken);
        time.Advance(AttemptTimeout);

        Assert.That(await call, Is.EqualTo("fine"));
    }

    [Test]
    public async Task A_change_has_the_whole_calls_time_and_then_may_have_been_accepted(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time);

        Task call = hub.SendAsync(cancellationToken);
        await server.NextRequestAsync(cancellationToken);
        time.Advance(TotalTimeout - TimeSpan.FromTicks(1));
        bool endedEarly = call.IsCompleted;
        time.Advance(TimeSpan.FromTicks(1));

        MessagingException failure = await Failure.Of(call);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(endedEarly, Is.False);
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.Timeout));
            Assert.That(failure.MayHaveBeenAccepted, Is.True);
            Assert.That(failure.CanResend, Is.False);
            Assert.That(server.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_body_of_one_byte_a_second_ends_with_the_time_of_the_attempt_or_the_call([Values] bool isChange, CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using LoopbackServer server = LoopbackServer.Answering(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true)
            {
                await exchange.WriteAsync("o");
                time.Advance(TimeSpan.FromSeconds(1));
            }
        });
        using MessagingHubInstance hub = Parrots.At(server.Address, time, options => options.Resilience.MaxRetryAttempts = 0);

        MessagingException failure = await Failure.Of(hub.CallAsync(isChange, cancellationToken));

        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Timeout, isChange)));
    }

    [TestCase(400, false, MessagingErrorCode.InvalidRequest, false)]
    [TestCase(400, true, MessagingErrorCode.InvalidRequest, false)]
    [TestCase(401, true, MessagingErrorCode.Unauthenticated, false)]
    [TestCase(503, true, MessagingErrorCode.Unavailable, true)]
    public async Task A_refusal_whose_body_stalls_keeps_the_code_of_its_status(
        int status, bool isChange, MessagingErrorCode code, bool mayHaveBeenAccepted, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Stalling(status));
        var time = new FakeTime();
        var answered = new AnswerSeenHandler();
        using MessagingHubInstance hub = Parrots.At(server.Address, time, http: http => http.AddHttpMessageHandler(() => answered));

        Task call = hub.CallAsync(isChange, cancellationToken);
        await answered.Headers.WaitAsync(cancellationToken);
        time.Advance(TotalTimeout);
        MessagingException failure = await Failure.Of(call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(code));
            Assert.That(failure.StatusCode, Is.EqualTo(status));
            Assert.That(failure.MayHaveBeenAccepted, Is.EqualTo(mayHaveBeenAccepted));
            Assert.That(failure.Raw?.IsBodyTruncated, Is.True);
            Assert.That(server.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_good_status_whose_body_stalls_is_a_timeout([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Stalling(200));
        var time = new FakeTime();
        var answered = new AnswerSeenHandler();
        using MessagingHubInstance hub = Parrots.At(
            server.Address, time, options => options.Resilience.MaxRetryAttempts = 0, http => http.AddHttpMessageHandler(() => answered));

        Task call = hub.CallAsync(isChange, cancellationToken);
        await answered.Headers.WaitAsync(cancellationToken);
        time.Advance(TotalTimeout);
        MessagingException failure = await Failure.Of(call);

        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Timeout, isChange)));
    }

    [Test]
    public async Task A_wait_between_attempts_is_made_on_the_injected_clock(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(500, ""), Answer.Ok("fine"));
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time, options => options.Resilience.Delay = TimeSpan.FromSeconds(1));

        Task<string> call = hub.ReadAsync(cancellationToken);
        TimeSpan wait = await time.SomebodyWaitsAsync(due => due < AttemptTimeout, cancellationToken);
        bool waited = !call.IsCompleted;
        time.Advance(wait);

        Assert.That((await call, waited), Is.EqualTo(("fine", true)));
    }
}
