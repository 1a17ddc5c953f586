using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Routes;

/// <summary>A key belongs to the message and not to the way it takes.</summary>
[CancelAfter(20_000)]
internal sealed class RouteKeyTests
{
    [Test]
    public async Task A_key_is_good_for_one_message_through_whatever_member(CancellationToken cancellationToken)
    {
        using MessagingHubInstance hub = Hub();
        InMemoryMessaging first = Of(hub, "first");
        InMemoryMessaging second = Of(hub, "second");
        first.FailNext(MessagingErrorCode.Unavailable, InMemoryOutcome.NotAccepted, operation: "send");

        SentMessage sent = await hub.Get("alerts").SendAsync(Keyed(), cancellationToken);
        SentMessage again = await hub.Get("alerts").SendAsync(Keyed(), cancellationToken);
        SentMessage direct = await hub.Get("first").SendAsync(Keyed(), cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Sent.Count, second.Sent.Count), Is.EqualTo((0, 1)));
            Assert.That((sent.Provider, again.Provider, direct.Provider), Is.EqualTo(("second", "second", "second")));
            Assert.That((sent.Replayed, again.Replayed, direct.Replayed), Is.EqualTo(((bool?)null, (bool?)true, (bool?)true)));
            Assert.That(second.Sent[0].Message.IdempotencyKey, Is.Null);
        }
    }

    [Test]
    public async Task A_key_whose_outcome_is_unknown_at_one_member_goes_through_no_other(CancellationToken cancellationToken)
    {
        using MessagingHubInstance hub = Hub();
        Of(hub, "first").FailNext(MessagingErrorCode.Timeout, InMemoryOutcome.AnswerLost, operation: "send");

        await Failure.Of(hub.Get("alerts").SendAsync(Keyed(), cancellationToken));
        MessagingException refused = await Failure.Of(hub.Get("second").SendAsync(Keyed(), cancellationToken));

        Assert.That((refused.Code, refused.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Conflict, true)));
        Assert.That((Of(hub, "first").Sent.Count, Of(hub, "second").Sent.Count), Is.EqualTo((1, 0)));
    }

    private static OutboundMessage Keyed() => Some.Message() with { IdempotencyKey = "order-7" };

    private static InMemoryMessaging Of(MessagingHubInstance hub, string account) => hub.Get(account).GetService<InMemoryMessaging>()!;

    private static MessagingHubInstance Hub() => MessagingHubFactory.Create(hub => hub
        .AddInMemory("first")
        .AddInMemory("second")
        .AddRoute("alerts", route => route.Providers = ["first", "second"])
        .AddInMemorySendJournal());
}
