using System.Globalization;

namespace MessagingHub.Tests.Calls;

/// <summary>What the service asks to wait is waited where it fits into the call, and told to the caller where it does not.</summary>
[CancelAfter(20_000)]
internal sealed class RetryAfterTests
{
    [Test]
    public async Task Seconds_that_fit_are_waited_exactly([Values] bool isChange, CancellationToken cancellationToken) =>
        await ProveWaitAsync("5", TimeSpan.FromSeconds(5), isChange, cancellationToken);

    [Test]
    public async Task A_date_that_fits_is_waited_exactly([Values] bool isChange, CancellationToken cancellationToken) =>
        await ProveWaitAsync(HttpDate(FakeTime.Start.AddSeconds(7)), TimeSpan.FromSeconds(7), isChange, cancellationToken);

    [TestCase("30", 30)]
    [TestCase("60", 60)]
    [TestCase("2147483647", 2147483647)]
    public async Task Seconds_that_do_not_fit_are_told_at_once(string value, int seconds, CancellationToken cancellationToken) =>
        await ProveNoWaitAsync(value, TimeSpan.FromSeconds(seconds), cancellationToken);

    [Test]
    public async Task A_date_that_does_not_fit_is_told_at_once(CancellationToken cancellationToken) =>
        await ProveNoWaitAsync(HttpDate(FakeTime.Start.AddMinutes(2)), TimeSpan.FromMinutes(2), cancellationToken);

    /// <summary>A date is a time of the service's clock: the date of the answer tells how far that is off. An hour and more is no clock.</summary>
    [TestCase(-600, 7)]
    [TestCase(-7, 7)]
    [TestCase(600, 7)]
    [TestCase(3599, 7)]
    [TestCase(3600, 3607)]
    [TestCase(-3600, 0)]
    public async Task A_date_is_read_by_the_services_own_clock(int secondsOff, int wait, CancellationToken cancellationToken)
    {
        DateTimeOffset service = FakeTime.Start.AddSeconds(secondsOff);
        await using LoopbackServer server = LoopbackServer.Answering(
            Answer.With(429, "", ("Date", HttpDate(service)), ("Retry-After", HttpDate(service.AddSeconds(7)))));
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime(), options => options.Resilience.MaxRetryAttempts = 0);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(wait)));
    }

    [TestCase("99999999999")]
    [TestCase("9999999999999999999999999999999999999999")]
    public async Task Seconds_beyond_all_measure_are_a_wait_that_does_not_fit(string value, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, "", ("Retry-After", value)));
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime());

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, failure.RetryAfter > TimeSpan.FromDays(365)), Is.EqualTo((1, true)));
    }

    [TestCase("-5")]
    [TestCase("soon")]
    [TestCase("1.5")]
    [TestCase("")]
    [TestCase("0x10")]
    [TestCase("Sun, 99 Mar 2026 12:00:00 GMT")]
    public async Task A_value_that_says_nothing_counts_as_none(string value, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, "", ("Retry-After", value)));
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime());

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, failure.RetryAfter), Is.EqualTo((4, (TimeSpan?)null)));
    }

    [TestCase("0")]
    [TestCase("Sun, 01 Mar 2020 12:00:00 GMT")]
    public async Task A_time_that_has_come_is_no_wait(string value, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, "", ("Retry-After", value)));
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time, options => options.Resilience.Delay = TimeSpan.FromHours(1));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, failure.RetryAfter, time.Elapsed), Is.EqualTo((4, (TimeSpan?)TimeSpan.Zero, TimeSpan.Zero)));
    }

    [Test]
    public async Task What_fitted_at_first_may_not_fit_later(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, "", ("Retry-After", "20")));
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time);

        Task call = hub.SendAsync(cancellationToken);
        await time.SomebodyWaitsAsync(due => due == TimeSpan.FromSeconds(20), cancellationToken);
        time.Advance(TimeSpan.FromSeconds(20));
        MessagingException failure = await Failure.Of(call);

        Assert.That((server.Requests.Count, failure.RetryAfter), Is.EqualTo((2, (TimeSpan?)TimeSpan.FromSeconds(20))));
    }

    [Test]
    public async Task A_failed_change_is_not_repeated_however_soon_the_service_invites_to(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(503, "", ("Retry-After", "1")));
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime());

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(
            (server.Requests.Count, failure.RetryAfter, failure.MayHaveBeenAccepted), Is.EqualTo((1, (TimeSpan?)TimeSpan.FromSeconds(1), true)));
    }

    private static async Task ProveWaitAsync(string value, TimeSpan wait, bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, "", ("Retry-After", value)), Answer.Ok("fine"));
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(server.Address, time);

        Task call = hub.CallAsync(isChange, cancellationToken);
        await time.SomebodyWaitsAsync(due => due == wait, cancellationToken);
        time.Advance(wait - TimeSpan.FromTicks(1));
        int before = server.Requests.Count;
        time.Advance(TimeSpan.FromTicks(1));
        await call;

        Assert.That((before, server.Requests.Count), Is.EqualTo((1, 2)));
    }

    private static async Task ProveNoWaitAsync(string value, TimeSpan wait, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, "", ("Retry-After", value)));
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime());

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests, Has.Count.EqualTo(1));
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.RateLimited));
            Assert.That(failure.RetryAfter, Is.EqualTo(wait));
            Assert.That(failure.CanResend, Is.True);
            Assert.That(failure.Message, Does.Contain($"{wait.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s"));
        }
    }

    private static string HttpDate(DateTimeOffset time) => time.ToString("r", CultureInfo.InvariantCulture);
}
