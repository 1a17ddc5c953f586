using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.RateLimiting;

/// <summary>A store of the application counts instead of the hub, and one that is down stops no message.</summary>
[CancelAfter(20_000)]
internal sealed class RateLimitStoreTests
{
    [Test]
    public async Task A_store_in_the_container_is_asked_for_each_attempt_and_told_how_it_ended(CancellationToken cancellationToken)
    {
        var store = new Store();
        int attempts = 0;
        var service = new ScriptedService(_ => ++attempts == 1
            ? ScriptedService.Reply(503)
            : ScriptedService.Reply(200, ("X-RateLimit-Remaining", "7"), ("X-RateLimit-Reset", "60")));
        using MessagingHubInstance hub = HubOn(store, service, new CollectingLogger());

        await hub.ReadAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.Taken.Select(taken => taken.Windows.Single()), Is.EqualTo((RateWindow[])[new(9, TimeSpan.FromMinutes(1)), new(9, TimeSpan.FromMinutes(1))]));
            Assert.That(store.Taken.Select(taken => taken.Key).Distinct().Single(), Does.Contain("polly").And.Contain("parrot.example"));
            Assert.That(store.Ended.Select(ended => ended.Key), Is.EqualTo(store.Taken.Select(taken => taken.Key)));
            Assert.That(store.Ended.Select(ended => ended.Report), Is.EqualTo((RateReport[])[
                new() { Reached = true },
                new() { Reached = true, Remaining = 7, ResetAfter = TimeSpan.FromMinutes(1) }]));
        }
    }

    [Test]
    public async Task A_store_that_says_wait_is_obeyed(CancellationToken cancellationToken)
    {
        var store = new Store { Take = () => RateTurn.After(TimeSpan.FromHours(2)) };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service, new CollectingLogger());

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.Code, failure.RetryAfter, service.Requests), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromHours(2), 0)));
        Assert.That(store.Ended, Is.Empty);
    }

    [Test]
    public async Task A_store_that_cannot_count_lets_the_call_go_with_a_warning_and_is_not_told_of_its_end(CancellationToken cancellationToken)
    {
        var store = new Store { Take = () => throw new IOException("store is down") };
        var service = new ScriptedService();
        var log = new CollectingLogger();
        using MessagingHubInstance hub = HubOn(store, service, log);

        await hub.SendAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);

        Assert.That((service.Requests, store.Ended.Count), Is.EqualTo((2, 0)));
        Assert.That(log.Text, Does.Contain("Warning MessagingHub.Calls: polly: the store of rate limits failed").And.Contain("store is down"));
    }

    [Test]
    public async Task A_store_that_cannot_count_lets_a_repetition_go_as_well(CancellationToken cancellationToken)
    {
        int taken = 0;
        var store = new Store { Take = () => ++taken == 1 ? RateTurn.Go : throw new IOException("store is down") };
        int attempts = 0;
        var service = new ScriptedService(_ => ScriptedService.Reply(++attempts == 1 ? 503 : 200));
        using MessagingHubInstance hub = HubOn(store, service, new CollectingLogger());

        Assert.That(await hub.ReadAsync(cancellationToken), Is.EqualTo("1"));
        Assert.That(store.Ended, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_store_that_cannot_end_a_call_does_not_cost_its_answer(CancellationToken cancellationToken)
    {
        var store = new Store { End = () => throw new IOException("store is down") };
        var service = new ScriptedService();
        var log = new CollectingLogger();
        using MessagingHubInstance hub = HubOn(store, service, log);

        SentMessage sent = await hub.SendAsync(cancellationToken);

        Assert.That((sent.Id, service.Requests), Is.EqualTo(("1", 1)));
        Assert.That(log.Text, Does.Contain("Warning MessagingHub.Calls: polly: the store of rate limits failed").And.Contain("store is down"));
    }

    [Test]
    public async Task A_store_that_cannot_end_a_call_does_not_hide_its_error(CancellationToken cancellationToken)
    {
        var store = new Store { End = () => throw new IOException("store is down") };
        var service = new ScriptedService(_ => ScriptedService.Reply(500));
        using MessagingHubInstance hub = HubOn(store, service, new CollectingLogger());

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.StatusCode, failure.MayHaveBeenAccepted), Is.EqualTo(((int?)500, true)));
    }

    [Test]
    public async Task A_caller_who_gives_up_while_the_store_is_asked_ends_with_its_own_cancellation([Values] bool storeObeys, CancellationToken cancellationToken)
    {
        using var caller = new CancellationTokenSource();
        var store = new Store
        {
            Take = () =>
            {
                caller.Cancel();
                throw storeObeys ? new OperationCanceledException(caller.Token) : new IOException("cut off");
            },
        };
        var service = new ScriptedService();
        using MessagingHubInstance hub = HubOn(store, service, new CollectingLogger());

        OperationCanceledException left = await Failure.Of<OperationCanceledException>(hub.SendAsync(caller.Token));
        store.Take = () => RateTurn.Go;
        await hub.SendAsync(cancellationToken);

        Assert.That((left.CancellationToken, service.Requests), Is.EqualTo((caller.Token, 1)));
    }

    private static MessagingHubInstance HubOn(Store store, ScriptedService service, CollectingLogger log) => MessagingHubFactory.Create(hub =>
    {
        hub.Services.AddSingleton<TimeProvider>(new FakeTime());
        hub.Services.AddSingleton<IRateLimitStore>(store);
        hub.Services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        hub.ConfigureHttpClient(service.Behind).AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "polly", options =>
        {
            options.Key = Parrots.Key;
            options.Resilience.Delay = TimeSpan.Zero;
            options.RateLimit.All = new RateLimit { Permits = 9 };
        });
    });

    private sealed class Store : IRateLimitStore
    {
        public ConcurrentQueue<(string Key, IReadOnlyList<RateWindow> Windows)> Taken { get; } = new();

        public ConcurrentQueue<(string Key, RateReport Report)> Ended { get; } = new();

        public Func<RateTurn> Take { get; set; } = () => RateTurn.Go;

        public Action End { get; set; } = () => { };

        public async ValueTask<RateTurn> TakeAsync(string key, IReadOnlyList<RateWindow> windows, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Taken.Enqueue((key, windows));
            return Take();
        }

        public async ValueTask EndAsync(string key, IReadOnlyList<RateWindow> windows, RateReport report)
        {
            await Task.Yield();
            Ended.Enqueue((key, report));
            End();
        }
    }
}
