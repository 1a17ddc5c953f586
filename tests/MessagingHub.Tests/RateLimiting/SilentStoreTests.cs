using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.RateLimiting;

/// <summary>For a store that gives no answer no call waits longer than its total timeout, and a caller who gives up does not wait at all.</summary>
[CancelAfter(20_000)]
internal sealed class SilentStoreTests
{
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);

    private readonly FakeTime _time = new();
    private readonly CollectingLogger _log = new();

    [TearDown]
    public void TearDown() => _log.Dispose();

    [Test]
    public async Task A_call_that_gets_no_permit_ends_with_its_total_timeout_and_nothing_sent([Values] bool isChange, CancellationToken cancellationToken)
    {
        var store = new Store { Take = new() };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service);

        Task call = hub.CallAsync(isChange, cancellationToken);
        _time.Advance(TotalTimeout - TimeSpan.FromTicks(1));
        bool endedEarly = call.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));
        MessagingException failure = await Failure.Of(call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(endedEarly, Is.False);
            Assert.That((failure.Code, failure.MayHaveBeenAccepted, failure.CanResend), Is.EqualTo((MessagingErrorCode.Timeout, false, true)));
            Assert.That(failure.Message, Does.Contain("the store of rate limits gave no answer in time, so the service was not asked"));
            Assert.That(service.Requests, Is.Zero);
        }
    }

    [Test]
    public async Task A_caller_who_gives_up_does_not_wait_for_the_store(CancellationToken cancellationToken)
    {
        var store = new Store { Take = new() };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service);
        using var caller = new CancellationTokenSource();

        Task call = hub.SendAsync(caller.Token);
        await caller.CancelAsync();
        OperationCanceledException left = await Failure.Of<OperationCanceledException>(call);
        store.Take = null;
        await hub.SendAsync(cancellationToken);

        Assert.That((left.CancellationToken, left.InnerException, service.Requests), Is.EqualTo((caller.Token, (Exception?)null, 1)));
    }

    [Test]
    public async Task A_permit_that_comes_when_nobody_waits_any_more_is_given_back(CancellationToken cancellationToken)
    {
        TaskCompletionSource<RateTurn> take = new();
        var store = new Store { Take = take };
        using MessagingHubInstance hub = HubOn(store, new ScriptedService());

        Task call = hub.SendAsync(cancellationToken);
        _time.Advance(TotalTimeout);
        await Failure.Of(call);
        take.SetResult(RateTurn.Go);

        Assert.That(await store.Ended.Task.WaitAsync(cancellationToken), Is.EqualTo(new RateReport { Reached = false }));
    }

    [Test]
    public async Task A_repetition_that_gets_no_permit_leaves_the_failure_before_it(CancellationToken cancellationToken)
    {
        var store = new Store();
        var service = new ScriptedService(_ =>
        {
            store.Take = new();
            return ScriptedService.Reply(429);
        });
        using MessagingHubInstance hub = HubOn(store, service);

        Task call = hub.SendAsync(cancellationToken);
        _time.Advance(TotalTimeout);
        MessagingException failure = await Failure.Of(call);

        Assert.That((failure.Code, failure.MayHaveBeenAccepted, service.Requests), Is.EqualTo((MessagingErrorCode.RateLimited, false, 1)));
    }

    [Test]
    public async Task An_answer_waits_for_the_count_of_its_call_no_longer_than_the_total_timeout(CancellationToken cancellationToken)
    {
        var store = new Store { End = new() };
        using MessagingHubInstance hub = HubOn(store, new ScriptedService());

        Task<SentMessage> call = hub.SendAsync(cancellationToken);
        _time.Advance(TotalTimeout);

        Assert.That((await call).Id, Is.EqualTo("1"));
        Assert.That(_log.Text, Does.Contain("Warning MessagingHub.Calls: polly: the store of rate limits failed"));
    }

    [Test]
    public async Task Without_timeouts_too_a_call_waits_for_its_permit_no_longer_than_the_total_timeout(CancellationToken cancellationToken)
    {
        var store = new Store { Take = new() };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service, options => options.Resilience.Enabled = false);

        Task call = hub.SendAsync(cancellationToken);
        _time.Advance(TotalTimeout - TimeSpan.FromTicks(1));
        bool endedEarly = call.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));
        MessagingException failure = await Failure.Of(call.WaitAsync(cancellationToken));

        Assert.That((endedEarly, failure.Code, failure.MayHaveBeenAccepted, service.Requests), Is.EqualTo((false, MessagingErrorCode.Timeout, false, 0)));
    }

    [Test]
    public async Task Without_timeouts_too_an_answer_waits_for_the_count_of_its_call_no_longer_than_the_total_timeout(CancellationToken cancellationToken)
    {
        var store = new Store { End = new() };
        using MessagingHubInstance hub = HubOn(store, new ScriptedService(), options => options.Resilience.Enabled = false);

        Task<SentMessage> call = hub.SendAsync(cancellationToken);
        _time.Advance(TotalTimeout);

        Assert.That((await call.WaitAsync(cancellationToken)).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task Calls_behind_one_another_end_each_with_its_own_total_timeout(CancellationToken cancellationToken)
    {
        var store = new Store { Take = new() };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service);

        Task[] together = [.. Enumerable.Range(0, 5).Select(_ => hub.SendAsync(cancellationToken))];
        _time.Advance(TotalTimeout / 3);
        Task later = hub.SendAsync(cancellationToken);
        _time.Advance(TotalTimeout * 2 / 3);
        MessagingException[] failures = await Task.WhenAll(together.Select(call => Failure.Of(call.WaitAsync(cancellationToken))));
        await _time.SomebodyWaitsAsync(wait => wait == TotalTimeout / 3, cancellationToken);
        bool endedEarly = later.IsCompleted;
        _time.Advance(TotalTimeout / 3);
        MessagingException last = await Failure.Of(later.WaitAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures.Append(last).Select(failure => (failure.Code, failure.MayHaveBeenAccepted)), Is.All.EqualTo((MessagingErrorCode.Timeout, false)));
            Assert.That(endedEarly, Is.False);
            Assert.That((service.Requests, store.Tokens.Count), Is.EqualTo((0, 2)), "whose time is over does not ask");
        }
    }

    [Test]
    public async Task A_call_that_has_time_left_goes_when_the_store_is_alive_again(CancellationToken cancellationToken)
    {
        var store = new Store { Take = new() };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service);

        Task first = hub.SendAsync(cancellationToken);
        _time.Advance(TotalTimeout / 3);
        Task second = hub.SendAsync(cancellationToken);
        store.Take = null;
        _time.Advance(TotalTimeout * 2 / 3);
        MessagingException failure = await Failure.Of(first.WaitAsync(cancellationToken));
        await second.WaitAsync(cancellationToken);
        await hub.SendAsync(cancellationToken).WaitAsync(cancellationToken);

        Assert.That((failure.Code, service.Requests), Is.EqualTo((MessagingErrorCode.Timeout, 2)));
    }

    [Test]
    public async Task A_turn_that_a_store_puts_off_for_longer_than_the_total_timeout_is_waited_for(CancellationToken cancellationToken)
    {
        TimeSpan wait = TotalTimeout * 2;
        TaskCompletionSource<RateTurn> take = new();
        var store = new Store { Take = take };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service, options => options.RateLimit.MaxWait = wait * 2);

        Task[] calls = [hub.SendAsync(cancellationToken), hub.SendAsync(cancellationToken)];
        store.Take = null;
        take.SetResult(RateTurn.After(wait));
        await _time.SomebodyWaitsAsync(due => due == wait, cancellationToken);
        _time.Advance(wait);
        await Task.WhenAll(calls).WaitAsync(cancellationToken);

        Assert.That(service.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_store_is_told_when_nobody_waits_for_its_answer_any_more_and_may_give_up(CancellationToken cancellationToken)
    {
        TaskCompletionSource<RateTurn> take = new();
        var store = new Store { Take = take };
        using MessagingHubInstance hub = HubOn(store, new ScriptedService());

        Task call = hub.SendAsync(cancellationToken);
        CancellationToken token = store.Tokens.Single();
        using CancellationTokenRegistration givesUp = token.Register(() => take.TrySetCanceled(token));
        bool toldEarly = token.IsCancellationRequested;
        _time.Advance(TotalTimeout);
        MessagingException failure = await Failure.Of(call.WaitAsync(cancellationToken));
        await Failure.Of<OperationCanceledException>(take.Task.WaitAsync(cancellationToken));

        Assert.That(
            (toldEarly, token.IsCancellationRequested, cancellationToken.IsCancellationRequested, failure.Code),
            Is.EqualTo((false, true, false, MessagingErrorCode.Timeout)));
    }

    private MessagingHubInstance HubOn(Store store, ScriptedService service, Action<ParrotOptions>? configure = null) => MessagingHubFactory.Create(hub =>
    {
        hub.Services.AddSingleton<TimeProvider>(_time);
        hub.Services.AddSingleton<IRateLimitStore>(store);
        hub.Services.AddLogging(logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Trace));
        hub.ConfigureHttpClient(service.Behind).AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "polly", options =>
        {
            options.Key = Parrots.Key;
            options.Resilience.TotalTimeout = TotalTimeout;
            options.Resilience.Delay = TimeSpan.Zero;
            configure?.Invoke(options);
        });
    });

    /// <summary>Answers at once, or where a test has put something only when the test lets it; it does not look at tokens.</summary>
    private sealed class Store : IRateLimitStore
    {
        public TaskCompletionSource<RateTurn>? Take { get; set; }

        public TaskCompletionSource? End { get; init; }

        /// <summary>What came with each question.</summary>
        public ConcurrentQueue<CancellationToken> Tokens { get; } = [];

        public TaskCompletionSource<RateReport> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<RateTurn> TakeAsync(string key, IReadOnlyList<RateWindow> windows, CancellationToken cancellationToken)
        {
            Tokens.Enqueue(cancellationToken);
            return Take is { } take ? new(take.Task) : new(RateTurn.Go);
        }

        public ValueTask EndAsync(string key, IReadOnlyList<RateWindow> windows, RateReport report)
        {
            Ended.TrySetResult(report);
            return End is { } end ? new(end.Task) : default;
        }
    }
}
