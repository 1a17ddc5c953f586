using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Calls;

/// <summary>The caller's cancellation stays one, and says whether a change may have been accepted before.</summary>
[CancelAfter(20_000)]
internal sealed class CancellationTests
{
    [Test]
    public async Task Before_the_call_nothing_is_sent([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("fine"));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await caller.CancelAsync();

        await ProvePlainAsync(hub.CallAsync(isChange, caller.Token), caller.Token);

        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Between_the_check_and_the_first_attempt_nothing_is_sent([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("fine"));
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.Looked = caller.Cancel;

        await ProvePlainAsync(hub.CallAsync(isChange, caller.Token), caller.Token);

        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task While_a_read_is_on_the_wire_it_is_a_plain_cancellation(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.ReadAsync(caller.Token);
        await server.NextRequestAsync(cancellationToken);
        await caller.CancelAsync();

        await ProvePlainAsync(call, caller.Token);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task While_a_change_is_on_the_wire_it_says_that_it_may_have_been_accepted(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.SendAsync(caller.Token);
        await server.NextRequestAsync(cancellationToken);
        await caller.CancelAsync();

        await ProveAcceptedAsync(call, caller.Token);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task While_the_answer_to_a_change_arrives_it_says_that_it_may_have_been_accepted(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Stalling(200));
        var answered = new AnswerSeenHandler();
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime(), http: http => http.AddHttpMessageHandler(() => answered));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.SendAsync(caller.Token);
        await answered.Headers.WaitAsync(cancellationToken);
        await caller.CancelAsync();

        await ProveAcceptedAsync(call, caller.Token);
    }

    [TestCase(400, false)]
    [TestCase(429, false)]
    [TestCase(408, true)]
    [TestCase(503, true)]
    [TestCase(302, true)]
    public async Task While_the_text_of_a_refused_change_arrives_the_status_says_whether_it_may_have_been_accepted(
        int status, bool mayHaveBeenAccepted, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Stalling(status));
        var answered = new AnswerSeenHandler();
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime(), http: http => http.AddHttpMessageHandler(() => answered));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.SendAsync(caller.Token);
        await answered.Headers.WaitAsync(cancellationToken);
        await caller.CancelAsync();

        await (mayHaveBeenAccepted ? ProveAcceptedAsync(call, caller.Token) : ProvePlainAsync(call, caller.Token));
    }

    [Test]
    public async Task While_the_text_of_a_refused_read_arrives_it_is_a_plain_cancellation(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Stalling(500));
        var answered = new AnswerSeenHandler();
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime(), http: http => http.AddHttpMessageHandler(() => answered));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.ReadAsync(caller.Token);
        await answered.Headers.WaitAsync(cancellationToken);
        await caller.CancelAsync();

        await ProvePlainAsync(call, caller.Token);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(429, true)]
    [TestCase(429, false)]
    [TestCase(503, false)]
    public async Task While_waiting_after_an_answer_it_is_a_plain_cancellation(int status, bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(status, "", ("Retry-After", "7")));
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.CallAsync(isChange, caller.Token);
        await time.SomebodyWaitsAsync(due => due == TimeSpan.FromSeconds(7), cancellationToken);
        await caller.CancelAsync();

        await ProvePlainAsync(call, caller.Token);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task While_waiting_after_a_refused_connection_it_is_a_plain_cancellation([Values] bool isChange, CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        // So long that no jitter brings the wait below the timeouts it is told apart from.
        using MessagingHubInstance hub = Parrots.At(LoopbackServer.ClosedPort(), time, options => options.Resilience.Delay = TimeSpan.FromHours(20));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.CallAsync(isChange, caller.Token);
        await time.SomebodyWaitsAsync(due => due > TimeSpan.FromSeconds(30), cancellationToken);
        await caller.CancelAsync();

        await ProvePlainAsync(call, caller.Token);
    }

    [Test]
    public async Task Without_resilience_it_is_the_same([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.Resilience.Enabled = false);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task call = hub.CallAsync(isChange, caller.Token);
        await server.NextRequestAsync(cancellationToken);
        await caller.CancelAsync();

        await (isChange ? ProveAcceptedAsync(call, caller.Token) : ProvePlainAsync(call, caller.Token));
    }

    [Test]
    public async Task An_answer_that_was_whole_before_the_cancellation_is_not_thrown_away(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("42"));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        SentMessage sent = await hub.SendAsync(caller.Token);
        await caller.CancelAsync();

        Assert.That(sent.Id, Is.EqualTo("42"));
    }

    private static async Task ProvePlainAsync(Task call, CancellationToken token)
    {
        OperationCanceledException cancelled = await Failure.Of<OperationCanceledException>(call);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.CancellationToken, Is.EqualTo(token));
            Assert.That(cancelled.InnerException, Is.Not.InstanceOf<MessagingException>());
            Assert.That(call.IsCanceled, Is.True);
        }
    }

    private static async Task ProveAcceptedAsync(Task call, CancellationToken token)
    {
        OperationCanceledException cancelled = await Failure.Of<OperationCanceledException>(call);
        var inner = cancelled.InnerException as MessagingException;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled.CancellationToken, Is.EqualTo(token));
            Assert.That(inner?.MayHaveBeenAccepted, Is.True);
            Assert.That(inner?.CanResend, Is.False);
            Assert.That(inner?.Provider, Is.EqualTo("polly"));
            Assert.That(inner?.Operation, Is.EqualTo("send"));
            Assert.That(call.IsCanceled, Is.True);
        }
    }
}
