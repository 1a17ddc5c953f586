namespace MessagingHub.Tests.RateLimiting;

/// <summary>Who waits for a turn waits in the order of coming, no longer than it may, and can leave.</summary>
[CancelAfter(20_000)]
internal sealed class QueueTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [TestCase(new int[0], "123456", Description = "nobody leaves")]
    [TestCase(new[] { 1 }, "23456", Description = "the first leaves, who holds the clock")]
    [TestCase(new[] { 3, 4 }, "1256", Description = "some in the middle leave")]
    [TestCase(new[] { 6 }, "12345", Description = "the last leaves")]
    [TestCase(new[] { 1, 2, 3, 4, 5 }, "6", Description = "all but the last leave")]
    public async Task First_come_first_served_whoever_leaves(int[] leaving, string order, CancellationToken cancellationToken)
    {
        string served = "";
        var service = new ScriptedService(request =>
        {
            served += request.RequestUri!.Segments[^1];
            return ScriptedService.Reply(200);
        });
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, OnePerSecond(TimeSpan.FromMinutes(1)));
        await hub.Parrot().ReadAsync("0", cancellationToken);
        CancellationTokenSource[] callers = [.. Enumerable.Range(1, 6).Select(_ => new CancellationTokenSource())];
        Task<string>[] calls = [.. callers.Select((caller, i) => hub.Parrot().ReadAsync($"{i + 1}", caller.Token))];

        foreach (int caller in leaving)
        {
            await callers[caller - 1].CancelAsync();
            OperationCanceledException left = await Failure.Of<OperationCanceledException>(calls[caller - 1]);
            Assert.That((left.CancellationToken, left.InnerException), Is.EqualTo((callers[caller - 1].Token, (Exception?)null)));
        }

        await DriveAsync(time, calls, cancellationToken);
        foreach (CancellationTokenSource caller in callers)
        {
            caller.Dispose();
        }

        Assert.That(served, Is.EqualTo("0" + order));
        Assert.That(time.Elapsed, Is.EqualTo(order.Length * Second), "one a second, and nobody who left used up a turn");
    }

    [Test]
    public async Task A_wait_of_a_fraction_of_a_millisecond_is_a_wait_as_well(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, OnePerSecond(Second));
        await hub.ReadAsync(cancellationToken);
        time.Advance(TimeSpan.FromTicks(1));

        Task<string> call = hub.ReadAsync(cancellationToken);
        time.Advance(Second);

        Assert.That(await call, Is.EqualTo("1"));
    }

    [Test]
    public async Task The_wait_comes_before_the_total_timeout_and_is_not_taken_off_it(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        var service = new ScriptedService(request => request.RequestUri!.Segments[^1] == "0" ? Task.FromResult(ScriptedService.Reply(200)) : answer.Task);
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            options.RateLimit.MaxWait = TimeSpan.FromHours(1);
            options.RateLimit.Read = new RateLimit { Permits = 1, Window = TimeSpan.FromMinutes(10) };
            options.Resilience.AttemptTimeout = TimeSpan.FromSeconds(30);
        });
        await hub.Parrot().ReadAsync("0", cancellationToken);

        Task<string> call = hub.Parrot().ReadAsync("1", cancellationToken);
        await time.SomebodyWaitsAsync(wait => wait == TimeSpan.FromMinutes(10), cancellationToken);
        time.Advance(TimeSpan.FromMinutes(10));
        await time.SomebodyWaitsAsync(wait => wait == TimeSpan.FromSeconds(30), cancellationToken);
        time.Advance(TimeSpan.FromSeconds(29));
        answer.SetResult(ScriptedService.Reply(200));

        Assert.That(await call, Is.EqualTo("1"));
    }

    [Test]
    public async Task Who_would_wait_behind_others_longer_than_allowed_is_told_so_at_once_and_the_others_are_not_disturbed(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, OnePerSecond(TimeSpan.FromSeconds(3)));
        await hub.ReadAsync(cancellationToken);

        Task<string>[] calls = [.. Enumerable.Range(1, 5).Select(_ => hub.ReadAsync(cancellationToken))];
        MessagingException fourth = await Failure.Of(calls[3]);
        MessagingException fifth = await Failure.Of(calls[4]);
        await DriveAsync(time, calls[..3], cancellationToken);
        await Task.WhenAll(calls[..3]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((fourth.Code, fourth.RetryAfter), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromSeconds(4))));
            Assert.That((fifth.Code, fifth.RetryAfter), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromSeconds(4))));
            Assert.That(service.Requests, Is.EqualTo(4));
        }
    }

    [Test]
    public async Task A_wait_of_exactly_MaxWait_is_waited_and_a_tick_more_is_not([Values] bool isTickMore, CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, OnePerSecond(isTickMore ? Second - TimeSpan.FromTicks(1) : Second));
        await hub.ReadAsync(cancellationToken);

        Task<string> call = hub.ReadAsync(cancellationToken);
        time.Advance(Second);
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.That(call.IsCompletedSuccessfully, Is.EqualTo(!isTickMore));
    }

    [Test]
    public async Task Once_the_first_learns_that_it_takes_longer_those_behind_who_may_not_wait_so_long_are_told_at_once(CancellationToken cancellationToken)
    {
        // The call on its way ends late, so that the turn everybody hoped for comes late.
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        int seen = 0;
        var service = new ScriptedService(_ => ++seen == 1 ? answer.Task : Task.FromResult(ScriptedService.Reply(200)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            options.RateLimit.MaxWait = TimeSpan.FromSeconds(20);
            options.RateLimit.Read = new RateLimit { Permits = 1, Window = TimeSpan.FromSeconds(10) };
        });
        Task<string> slow = hub.ReadAsync(cancellationToken);
        Task<string> first = hub.ReadAsync(cancellationToken);
        time.Advance(TimeSpan.FromSeconds(8));
        Task<string> second = hub.ReadAsync(cancellationToken);
        time.Advance(Second);
        answer.SetResult(ScriptedService.Reply(200));
        await slow;
        time.Advance(TimeSpan.FromSeconds(1));

        MessagingException failure = await Failure.Of(second.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken));
        time.Advance(TimeSpan.FromSeconds(9));
        await first;

        Assert.That((failure.Code, failure.RetryAfter), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromSeconds(19))));
    }

    private static Action<ParrotOptions> OnePerSecond(TimeSpan maxWait) => options =>
    {
        options.RateLimit.MaxWait = maxWait;
        options.RateLimit.Read = new RateLimit { Permits = 1, Window = Second };
    };

    private static async Task DriveAsync(FakeTime time, Task[] calls, CancellationToken cancellationToken)
    {
        List<Task> waiting = [.. calls.Where(call => !call.IsCompleted)];
        while (waiting.Count > 0)
        {
            await time.SomebodyWaitsAsync(wait => wait == Second, cancellationToken);
            time.Advance(Second);

            // Each second lets one call go; the clock stands still until it is over.
            waiting.Remove(await Task.WhenAny(waiting).WaitAsync(cancellationToken));
        }
    }
}
