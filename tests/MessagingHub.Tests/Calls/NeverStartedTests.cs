using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Calls;

/// <summary>Where the request never began to leave, it provably was not accepted, and a change may be repeated too.</summary>
[CancelAfter(20_000)]
internal sealed class NeverStartedTests
{
    [Test]
    public async Task A_refused_connection_is_tried_again_and_reports_not_accepted([Values] bool isChange, CancellationToken cancellationToken) =>
        await ProveAsync(LoopbackServer.ClosedPort(), isChange, cancellationToken);

    [Test]
    public async Task A_host_without_address_is_tried_again_and_reports_not_accepted([Values] bool isChange, CancellationToken cancellationToken) =>
        await ProveAsync(new Uri("https://host.invalid/api/v1"), isChange, cancellationToken);

    [Test]
    public async Task A_failed_handshake_is_tried_again_and_reports_not_accepted([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using PlainTextServer server = new();
        await ProveAsync(new Uri($"https://127.0.0.1:{server.Port}/api/v1"), isChange, cancellationToken);
    }

    [Test]
    public async Task A_change_goes_through_once_the_connection_does(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("42"));
        var refusing = new FailingHandler(attempt => attempt <= 2 ? new HttpRequestException("refused") : null);
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => refusing));

        SentMessage sent = await hub.SendAsync(cancellationToken);

        Assert.That((sent.Id, server.Requests.Count), Is.EqualTo(("42", 1)));
    }

    [Test]
    public async Task Time_that_runs_out_between_attempts_leaves_the_original_failure([Values] bool isChange, CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(LoopbackServer.ClosedPort(), time, options => options.Resilience.Delay = TimeSpan.FromHours(20));

        Task call = hub.CallAsync(isChange, cancellationToken);
        await time.SomebodyWaitsAsync(wait => wait > TimeSpan.FromSeconds(30), cancellationToken);
        time.Advance(TimeSpan.FromSeconds(30));
        MessagingException failure = await Failure.Of(call);

        Assert.That(
            (failure.Code, failure.MayHaveBeenAccepted, failure.CanResend), Is.EqualTo((MessagingErrorCode.Unavailable, false, true)));
    }

    private static async Task ProveAsync(Uri address, bool isChange, CancellationToken cancellationToken)
    {
        var counting = new CountingHandler();
        using MessagingHubInstance hub = Parrots.At(address, new FakeTime(), http: http => http.AddHttpMessageHandler(() => counting));

        MessagingException failure = await Failure.Of(hub.CallAsync(isChange, cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.Unavailable));
            Assert.That(failure.MayHaveBeenAccepted, Is.False);
            Assert.That(failure.IsTransient, Is.True);
            Assert.That(failure.CanResend, Is.True);
            Assert.That(failure.StatusCode, Is.Null);
            Assert.That(failure.Raw, Is.Null);
            Assert.That(failure.Message, Does.Contain(address.Host));
            Assert.That(counting.Attempts, Is.EqualTo(4));
        }
    }
}
