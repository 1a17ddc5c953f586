using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Sending;

/// <summary>Keys and the real pipeline at a real socket: what the wire proves decides whether a key may send again.</summary>
[CancelAfter(30_000)]
internal sealed class KeyedWireTests
{
    [Test]
    public async Task Twenty_callers_with_one_key_are_one_request()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("42"));
        using MessagingHubInstance hub = HubAt(server.Address);

        SentMessage[] sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => hub.Default.SendAsync(Bench.Message()))));

        Assert.That(server.Requests, Has.Count.EqualTo(1));
        Assert.That(sent.Select(message => message.Id), Is.All.EqualTo("42"));
        Assert.That(sent.Count(message => message.Replayed is null), Is.EqualTo(1));
    }

    [Test]
    public async Task A_send_cancelled_on_the_wire_is_not_sent_again(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        using MessagingHubInstance hub = HubAt(server.Address);
        using var caller = new CancellationTokenSource();
        Task<SentMessage> first = hub.Default.SendAsync(Bench.Message(), caller.Token);
        await server.NextRequestAsync(cancellationToken);
        await caller.CancelAsync();
        await Failure.Of<OperationCanceledException>(first);

        MessagingException refused = await Failure.Of(hub.Default.SendAsync(Bench.Message(), cancellationToken));

        Assert.That((refused.Code, refused.MayHaveBeenAccepted, server.Requests.Count), Is.EqualTo((MessagingErrorCode.Conflict, true, 1)));
        Assert.That(refused.Message, Does.Contain("the caller cancelled while the request was on its way"));
    }

    [TestCase(503, false)]
    [TestCase(302, false)]
    [TestCase(429, true)]
    [TestCase(400, true)]
    public async Task The_status_says_whether_the_key_may_send_again(int status, bool maySendAgain)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(status, ""), Answer.Ok("42"));
        using MessagingHubInstance hub = HubAt(server.Address);
        MessagingException first = await Failure.Of(hub.Default.SendAsync(Bench.Message()));
        Assert.That(first.MayHaveBeenAccepted, Is.Not.EqualTo(maySendAgain));

        if (maySendAgain)
        {
            Assert.That((await hub.Default.SendAsync(Bench.Message())).Id, Is.EqualTo("42"));
        }
        else
        {
            Assert.That((await Failure.Of(hub.Default.SendAsync(Bench.Message()))).Code, Is.EqualTo(MessagingErrorCode.Conflict));
            Assert.That(server.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task An_answer_that_was_lost_is_not_sent_again()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Reset, Answer.Ok("42"));
        using MessagingHubInstance hub = HubAt(server.Address);
        await Failure.Of(hub.Default.SendAsync(Bench.Message()));

        Assert.That((await Failure.Of(hub.Default.SendAsync(Bench.Message()))).Code, Is.EqualTo(MessagingErrorCode.Conflict));
        Assert.That((await hub.Default.SendAsync(Bench.Message(policy: ResendPolicy.EvenIfUnknown))).Id, Is.EqualTo("42"));
    }

    [Test]
    public async Task A_connection_that_was_refused_uses_up_no_key()
    {
        using MessagingHubInstance hub = HubAt(LoopbackServer.ClosedPort());
        MessagingException first = await Failure.Of(hub.Default.SendAsync(Bench.Message()));
        MessagingException second = await Failure.Of(hub.Default.SendAsync(Bench.Message()));

        Assert.That((first.CanResend, second.CanResend, second.Code), Is.EqualTo((true, true, MessagingErrorCode.Unavailable)));
    }

    private static MessagingHubInstance HubAt(Uri address) => MessagingHubFactory.Create(hub => hub
        .AddKind(ParrotProvider.Kind)
        .AddInMemorySendJournal()
        .AddAccount<ParrotOptions>("Parrot", "polly", options =>
        {
            options.Key = Parrots.Key;
            options.BaseAddress = address;
            options.Resilience.MaxRetryAttempts = 0;
        }));
}
