namespace MessagingHub.Tests.Calls;

/// <summary>A provider's mistake must not cost a message sent twice, or an outcome misreported.</summary>
[CancelAfter(20_000)]
internal sealed class ProviderMistakeTests
{
    [Test]
    public async Task A_normalizer_that_throws_after_a_send_leaves_the_outcome_open(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.Parrot().SendAndStumbleAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, true)));
            Assert.That(failure.InnerException, Is.TypeOf<FormatException>());
            Assert.That(failure.Raw, Is.Not.Null);
            Assert.That(server.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_change_declared_as_a_read_is_refused_before_it_leaves(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(503, ""));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        InvalidOperationException refused = await Failure.Of<InvalidOperationException>(hub.Parrot().PostDeclaredAsReadAsync(cancellationToken));

        Assert.That(refused.Message, Does.Contain("POST"));
        Assert.That(server.Requests, Is.Empty);
    }
}
