namespace MessagingHub.Tests.RateLimiting;

/// <summary>What the service says about its limits counts, as far as it makes sense, and never for more than a day.</summary>
[CancelAfter(20_000)]
internal sealed class LearningTests
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    [TestCase("900")]
    [TestCase("Sun, 01 Mar 2026 12:15:00 GMT")]
    public async Task Retry_After_of_15_minutes_comes_back_at_once_and_the_next_send_is_refused_without_a_request(string retryAfter, CancellationToken cancellationToken)
    {
        int status = 429;
        var service = new ScriptedService(_ => ScriptedService.Reply(status, ("Retry-After", retryAfter)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options => options.Resilience.MaxRetryAttempts = 1);

        MessagingException refused = await Failure.Of(hub.SendAsync(cancellationToken));
        time.Advance(TimeSpan.FromMinutes(14));
        MessagingException heldBack = await Failure.Of(hub.SendAsync(cancellationToken));
        int requests = service.Requests;
        time.Advance(TimeSpan.FromMinutes(1));
        status = 200;
        await hub.SendAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Code, refused.RetryAfter, refused.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)QuarterHour, false)));
            Assert.That(
                (heldBack.Code, heldBack.RetryAfter, heldBack.MayHaveBeenAccepted, heldBack.StatusCode),
                Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromMinutes(1), false, (int?)null)));
            Assert.That((requests, service.Requests), Is.EqualTo((1, 2)));
        }
    }

    [TestCase("1772367300", Description = "the Unix time of 12:15")]
    [TestCase("900", Description = "seconds from now")]
    public async Task A_429_without_Retry_After_is_waited_for_until_the_reset(string reset, CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Saying(429, "slow down", ("X-RateLimit-Reset", reset)));
        using MessagingHubInstance hub = service.Hub(new FakeTime());

        MessagingException refused = await Failure.Of(hub.SendAsync(cancellationToken));
        MessagingException heldBack = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((refused.RetryAfter, heldBack.RetryAfter, service.Requests), Is.EqualTo(((TimeSpan?)QuarterHour, (TimeSpan?)QuarterHour, 1)));
    }

    [Test]
    public async Task What_somebody_else_used_up_is_held_back_until_the_reset(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        int left = 4;
        var service = new ScriptedService(_ => ScriptedService.Reply(
            200, ("X-RateLimit-Remaining", $"{--left}"), ("X-RateLimit-Reset", $"{(FakeTime.Start + TimeSpan.FromMinutes(5)).ToUnixTimeSeconds()}")));
        using MessagingHubInstance hub = service.Hub(time, Hundred);

        int granted = await GrantedAsync(hub, 10, cancellationToken);
        MessagingException heldBack = await Failure.Of(hub.SendAsync(cancellationToken));
        left = 100;
        time.Advance(TimeSpan.FromMinutes(5));
        int afterwards = await GrantedAsync(hub, 100, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(granted, Is.EqualTo(4));
            Assert.That(heldBack.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(afterwards, Is.EqualTo(96), "the four of before still count in the hub's own window");
        }
    }

    [Test]
    public async Task Without_a_limit_of_ours_nothing_remaining_is_held_back_until_the_reset(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        var service = new ScriptedService(_ => ScriptedService.Reply(200, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "60")));
        using MessagingHubInstance hub = service.Hub(time);

        await hub.SendAsync(cancellationToken);
        MessagingException heldBack = await Failure.Of(hub.SendAsync(cancellationToken));
        await hub.ReadAsync(cancellationToken);
        time.Advance(TimeSpan.FromMinutes(1));
        await hub.SendAsync(cancellationToken);

        Assert.That((heldBack.RetryAfter, service.Requests), Is.EqualTo(((TimeSpan?)TimeSpan.FromMinutes(1), 3)));
    }

    [Test]
    public async Task More_remaining_than_ours_lets_nothing_more_through(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(200, ("X-RateLimit-Remaining", "5000"), ("X-RateLimit-Reset", "60")));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), Hundred);

        Assert.That(await GrantedAsync(hub, 150, cancellationToken), Is.EqualTo(100));
    }

    [Test]
    public async Task Answers_that_overtake_each_other_are_not_mistaken_for_somebody_else(CancellationToken cancellationToken)
    {
        var answers = new List<TaskCompletionSource<HttpResponseMessage>>();
        var service = new ScriptedService(_ =>
        {
            answers.Add(new TaskCompletionSource<HttpResponseMessage>());
            return answers[^1].Task;
        });
        using MessagingHubInstance hub = service.Hub(new FakeTime(), Hundred);

        Task<SentMessage>[] calls = [.. Enumerable.Range(0, 60).Select(_ => hub.SendAsync(cancellationToken))];
        for (int i = 59; i >= 0; i--)
        {
            answers[i].SetResult(ScriptedService.Reply(200, ("X-RateLimit-Remaining", $"{99 - i}"), ("X-RateLimit-Reset", "900")));
        }

        await Task.WhenAll(calls);
        calls = [.. Enumerable.Range(0, 40).Select(_ => hub.SendAsync(cancellationToken))];
        answers.ForEach(answer => answer.TrySetResult(ScriptedService.Reply(200)));
        await Task.WhenAll(calls);

        Assert.That(service.Requests, Is.EqualTo(100));
    }

    /// <summary>Whatever the headers say: no exception, the answer is the caller's, and no call is held back for more than a day.</summary>
    [Test, Pairwise]
    public async Task Garbage_in_the_headers_does_no_harm(
        [Values("0", "-1", "2147483647", "9223372036854775807", "99999999999999999999999", "none", "", " ", "1,2", "0x10", "1e9", "٣")] string remaining,
        [Values("0", "-60", "60", "1772366400", "1000000000", "999999999", "2087985600", "4294967295", "4294967296", "9223372036854775807", "soon", "", "60,61", "1.5")] string reset,
        [Values(200, 429)] int status,
        [Values] bool isLimited,
        CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(status, ("X-RateLimit-Remaining", remaining), ("X-RateLimit-Reset", reset)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            options.Resilience.MaxRetryAttempts = 0;
            options.RateLimit.MaxWait = TimeSpan.Zero;
            options.RateLimit.All = isLimited ? new RateLimit { Permits = 2 } : null;
        });

        await AnswerOf(hub, status, cancellationToken);
        MessagingException? heldBack = await RefusalOf(hub, cancellationToken);
        time.Advance(TimeSpan.FromDays(1));
        int before = service.Requests;
        await AnswerOf(hub, status, cancellationToken);

        Assert.That(heldBack?.RetryAfter ?? TimeSpan.Zero, Is.LessThanOrEqualTo(TimeSpan.FromDays(1)));
        Assert.That(service.Requests, Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Two_values_of_one_header_say_nothing(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(
            200, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "600")));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), Hundred);

        Assert.That(await GrantedAsync(hub, 3, cancellationToken), Is.EqualTo(3));
    }

    [TestCase("999999999")]
    [TestCase("Fri, 31 Dec 2055 23:59:59 GMT")]
    public async Task A_wait_of_years_holds_back_for_a_day_and_is_asked_again(string retryAfter, CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(429, ("Retry-After", retryAfter)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time);

        await Failure.Of(hub.SendAsync(cancellationToken));
        MessagingException heldBack = await Failure.Of(hub.SendAsync(cancellationToken));
        time.Advance(TimeSpan.FromDays(1));
        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((heldBack.RetryAfter, service.Requests), Is.EqualTo(((TimeSpan?)TimeSpan.FromDays(1), 2)));
    }

    /// <summary>A reset is a time of the service's clock: the date of the answer tells how far that is off.</summary>
    [TestCase(-30)]
    [TestCase(30)]
    public async Task A_reset_is_read_by_the_services_own_clock(int seconds, CancellationToken cancellationToken)
    {
        DateTimeOffset service = FakeTime.Start + TimeSpan.FromSeconds(seconds);
        var wire = new ScriptedService(_ => ScriptedService.Reply(
            200,
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset", $"{service.AddMinutes(10).ToUnixTimeSeconds()}"),
            ("Date", service.ToString("r", System.Globalization.CultureInfo.InvariantCulture))));
        using MessagingHubInstance hub = wire.Hub(new FakeTime(), Hundred);

        await hub.SendAsync(cancellationToken);
        MessagingException heldBack = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(heldBack.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(10)));
    }

    /// <summary>Where the 429 names a wait, that is the word of the service, whatever its clock makes of the reset.</summary>
    [Test]
    public async Task After_the_wait_that_a_429_names_the_next_call_goes(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        var service = new ScriptedService(request => time.Elapsed < TimeSpan.FromMinutes(10)
            ? ScriptedService.Reply(
                429,
                ("Retry-After", "600"),
                ("X-RateLimit-Remaining", "0"),
                ("X-RateLimit-Reset", $"{FakeTime.Start.AddSeconds(630).ToUnixTimeSeconds()}"))
            : ScriptedService.Reply(200));
        using MessagingHubInstance hub = service.Hub(time, Hundred);

        MessagingException refused = await Failure.Of(hub.SendAsync(cancellationToken));
        time.Advance(refused.RetryAfter!.Value);

        Assert.That((await hub.SendAsync(cancellationToken)).Id, Is.EqualTo("1"));
    }

    private static void Hundred(ParrotOptions options)
    {
        options.RateLimit.MaxWait = TimeSpan.Zero;
        options.RateLimit.Write = new RateLimit { Permits = 100, Window = QuarterHour };
    }

    private static async Task<int> GrantedAsync(MessagingHubInstance hub, int calls, CancellationToken cancellationToken)
    {
        int granted = 0;
        for (int i = 0; i < calls; i++)
        {
            granted += await RefusalOf(hub, cancellationToken) is null ? 1 : 0;
        }

        return granted;
    }

    private static async Task AnswerOf(MessagingHubInstance hub, int status, CancellationToken cancellationToken)
    {
        MessagingException? refusal = await RefusalOf(hub, cancellationToken);
        Assert.That(refusal?.StatusCode ?? 200, Is.EqualTo(status));
    }

    private static async Task<MessagingException?> RefusalOf(MessagingHubInstance hub, CancellationToken cancellationToken)
    {
        try
        {
            await hub.SendAsync(cancellationToken);
            return null;
        }
        catch (MessagingException failure)
        {
            return failure;
        }
    }
}
