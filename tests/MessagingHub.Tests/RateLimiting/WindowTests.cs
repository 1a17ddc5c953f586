namespace MessagingHub.Tests.RateLimiting;

/// <summary>What the windows let through, and what a refused caller learns.</summary>
[CancelAfter(20_000)]
internal sealed class WindowTests
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    [Test]
    public async Task A_hundred_permits_serve_a_hundred_callers_at_once_and_none_of_them_waits_or_is_refused(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        using MessagingHubInstance hub = service.Hub(new FakeTime(), NoWait(100));

        await Task.WhenAll(InParallel(hub, 100, cancellationToken));

        Assert.That(service.Requests, Is.EqualTo(100));
    }

    [Test]
    public async Task Of_a_hundred_and_one_exactly_one_is_refused_and_told_the_length_of_the_window(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        using MessagingHubInstance hub = service.Hub(new FakeTime(), NoWait(100));

        Task<string>[] calls = InParallel(hub, 101, cancellationToken);
        await ((Task)Task.WhenAll(calls)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        MessagingException failure = await Failure.Of(calls.Single(call => !call.IsCompletedSuccessfully));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(service.Requests, Is.EqualTo(100));
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.RateLimited));
            Assert.That(failure.RetryAfter, Is.EqualTo(QuarterHour));
        }
    }

    [Test]
    public async Task A_refused_change_was_not_accepted_and_may_be_sent_again_when_it_was_told(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, NoWait(2));
        await hub.SendAsync(cancellationToken);
        time.Advance(TimeSpan.FromMinutes(4));
        await hub.SendAsync(cancellationToken);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));
        time.Advance(failure.RetryAfter!.Value - TimeSpan.FromSeconds(1));
        MessagingException tooEarly = await Failure.Of(hub.SendAsync(cancellationToken));
        time.Advance(TimeSpan.FromSeconds(1));
        await hub.SendAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(11)));
            Assert.That(tooEarly.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That((failure.MayHaveBeenAccepted, failure.IsTransient, failure.CanResend), Is.EqualTo((false, true, true)));
            Assert.That((failure.Provider, failure.Operation, failure.StatusCode, failure.Raw), Is.EqualTo(("polly", "send", (int?)null, (RawResponse?)null)));
            Assert.That(failure.Message, Does.Contain("RateLimit:MaxWait").And.Contain("It was not accepted.").And.Contain("660 s"));
            Assert.That(service.Requests, Is.EqualTo(3));
        }
    }

    [Test]
    public async Task The_window_slides_and_counts_a_call_until_its_length_after_the_answer(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        int seen = 0;
        var service = new ScriptedService(_ => ++seen == 1 ? answer.Task : Task.FromResult(ScriptedService.Reply(200)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, NoWait(1));

        Task slow = hub.SendAsync(cancellationToken);
        time.Advance(TimeSpan.FromSeconds(20));
        answer.SetResult(ScriptedService.Reply(200));
        await slow;
        time.Advance(QuarterHour - TimeSpan.FromTicks(1));
        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));
        time.Advance(TimeSpan.FromTicks(1));

        Assert.That((failure.Code, failure.RetryAfter), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromTicks(1))));
        Assert.That((await hub.SendAsync(cancellationToken)).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task A_call_on_its_way_counts_however_long_it_takes(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        var service = new ScriptedService(_ => answer.Task);
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            NoWait(1)(options);
            options.Resilience.Enabled = false;
        });

        Task slow = hub.SendAsync(cancellationToken);
        time.Advance(TimeSpan.FromHours(1));
        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));
        answer.SetResult(ScriptedService.Reply(200));
        await slow;

        Assert.That((failure.Code, failure.RetryAfter), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)QuarterHour)));
    }

    [Test]
    public async Task A_burst_of_150_in_a_minute_is_let_through_and_two_minutes_never_take_more_than_200(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            options.RateLimit.MaxWait = TimeSpan.Zero;
            options.RateLimit.All = new RateLimit { Permits = 100, Burst = 150, Window = TimeSpan.FromMinutes(1) };
        });

        int first = await GrantedAsync(hub, 300, cancellationToken);
        time.Advance(TimeSpan.FromMinutes(1));
        int second = await GrantedAsync(hub, 300, cancellationToken);
        time.Advance(TimeSpan.FromMinutes(1));
        int third = await GrantedAsync(hub, 300, cancellationToken);
        time.Advance(TimeSpan.FromMinutes(1));
        int fourth = await GrantedAsync(hub, 300, cancellationToken);

        Assert.That((first, second, third, fourth), Is.EqualTo((150, 50, 150, 50)));
    }

    [Test]
    public async Task Reads_and_changes_have_windows_of_their_own_and_what_has_none_shares_that_of_all(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        using MessagingHubInstance hub = service.Hub(new FakeTime(), options =>
        {
            options.RateLimit.MaxWait = TimeSpan.Zero;
            options.RateLimit.All = new RateLimit { Permits = 2 };
            options.RateLimit.Write = new RateLimit { Permits = 1 };
        });

        await hub.ReadAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);
        await hub.Default.ListContactsAsync().GetPageAsync(cancellationToken: cancellationToken);
        MessagingException read = await Failure.Of(hub.ReadAsync(cancellationToken));
        MessagingException change = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((read.Code, change.Code, service.Requests), Is.EqualTo((MessagingErrorCode.RateLimited, MessagingErrorCode.RateLimited, 3)));
    }

    [Test]
    public async Task Per_endpoint_each_call_of_the_service_has_a_window(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        using MessagingHubInstance hub = service.Hub(new FakeTime(), options =>
        {
            options.RateLimit.MaxWait = TimeSpan.Zero;
            options.RateLimit.Read = new RateLimit { Permits = 1, PerEndpoint = true };
        });

        await hub.ReadAsync(cancellationToken);
        await hub.Default.ListContactsAsync().GetPageAsync(cancellationToken: cancellationToken);
        MessagingException failure = await Failure.Of(hub.ReadAsync(cancellationToken));
        await hub.SendAsync(cancellationToken);

        Assert.That((failure.Operation, service.Requests), Is.EqualTo(("read", 3)));
    }

    [Test]
    public async Task A_request_that_never_began_to_leave_gives_its_permits_back(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var refusing = new Calls.FailingHandler(attempt => attempt <= 3 ? new HttpRequestException("refused") : null);
        using MessagingHubInstance hub = Parrots.At(
            new Uri("https://parrot.example"),
            new FakeTime(),
            NoWait(1),
            http =>
            {
                service.Behind(http);
                Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions.AddHttpMessageHandler(http, () => refusing);
            });

        await hub.SendAsync(cancellationToken);
        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((service.Requests, failure.Code), Is.EqualTo((1, MessagingErrorCode.RateLimited)));
    }

    [Test]
    public async Task A_repetition_takes_a_permit_and_without_one_the_call_ends_at_once_with_its_original_error(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Saying(503, "out of order"));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), NoWait(2));

        MessagingException failure = await Failure.Of(hub.ReadAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(service.Requests, Is.EqualTo(2));
            Assert.That((failure.Code, failure.StatusCode), Is.EqualTo((MessagingErrorCode.Unavailable, (int?)503)));
            Assert.That(failure.Raw!.GetBodyText(), Is.EqualTo("out of order"));
        }
    }

    [Test]
    public async Task Repetitions_of_a_429_that_find_no_permit_leave_the_429(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Saying(429, "slow down"));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), NoWait(1));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(
            (service.Requests, failure.Code, failure.StatusCode, failure.MayHaveBeenAccepted),
            Is.EqualTo((1, MessagingErrorCode.RateLimited, (int?)429, false)));
    }

    [Test]
    public async Task Switched_off_nothing_is_held_back(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(200, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "500")));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), options =>
        {
            NoWait(1)(options);
            options.RateLimit.Enabled = false;
        });

        await hub.SendAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);

        Assert.That(service.Requests, Is.EqualTo(2));
    }

    private static Action<ParrotOptions> NoWait(int permits) => options =>
    {
        options.RateLimit.MaxWait = TimeSpan.Zero;
        options.RateLimit.All = new RateLimit { Permits = permits, Window = QuarterHour };
    };

    private static Task<string>[] InParallel(MessagingHubInstance hub, int callers, CancellationToken cancellationToken)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string>[] calls = [.. Enumerable.Range(0, callers).Select(async _ =>
        {
            await start.Task;
            return await hub.ReadAsync(cancellationToken);
        })];
        start.SetResult();
        return calls;
    }

    private static async Task<int> GrantedAsync(MessagingHubInstance hub, int callers, CancellationToken cancellationToken)
    {
        Task<string>[] calls = InParallel(hub, callers, cancellationToken);
        await ((Task)Task.WhenAll(calls)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return calls.Count(call => call.IsCompletedSuccessfully);
    }
}
