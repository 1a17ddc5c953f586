using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Calls;

/// <summary>A hundred callers over four accounts: no answer is lost or mixed up, no exception goes unseen, and the numbers add up.</summary>
[CancelAfter(60_000)]
[NonParallelizable]
internal sealed class ManyCallersTests
{
    private const int Callers = 100;
    private const int CallsEach = 100;

    [Test]
    public async Task Ten_thousand_calls_come_to_what_the_service_did(CancellationToken cancellationToken)
    {
        var unseen = new ConcurrentQueue<Exception>();
        void Unseen(object? sender, UnobservedTaskExceptionEventArgs e) => unseen.Enqueue(e.Exception);
        TaskScheduler.UnobservedTaskException += Unseen;
        try
        {
            var store = new CountingStore();
            var service = new Service();
            using (MessagingHubInstance hub = HubOf(service, store))
            {
                await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(hub, caller, cancellationToken), cancellationToken)));
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();

            using (Assert.EnterMultipleScope())
            {
                Assert.That(unseen, Is.Empty);
                Assert.That(service.Wrong, Is.Empty, "each request carries the credential of its own account");
                Assert.That(store.Reached, Is.EqualTo(service.Requests), "what was counted is what the service saw");
                Assert.That(store.Taken, Is.EqualTo(store.Ended), "each permit that was taken was given back");
                Assert.That(store.Taken - store.Reached, Is.EqualTo(service.NeverStarted), "what never started is not counted");
                Assert.That(service.Requests, Is.GreaterThan(Callers * CallsEach), "some calls were repeated");
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Unseen;
        }
    }

    private static async Task CallAsync(MessagingHubInstance hub, int caller, CancellationToken cancellationToken)
    {
        string account = $"account{caller % 4}";
        ParrotProvider parrot = hub.Parrot(account);
        for (int i = 0; i < CallsEach; i++)
        {
            string question = $"{account}-{caller}-{i}";
            if (i % 10 == 9)
            {
                // The service fails for good; the error must be that of this very question.
                MessagingException failure = await Failure.Of(parrot.ReadAsync($"fail-{question}", cancellationToken));
                Assert.That((failure.Provider, failure.Raw?.GetBodyText()), Is.EqualTo((account, question)));
            }
            else if (i % 10 == 8)
            {
                // Whether it was on its way yet or not: it ends as the caller's own cancellation.
                using var impatient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                Task call = parrot.ReadAsync($"hang-{question}", impatient.Token);
                await impatient.CancelAsync();
                await Failure.Of<OperationCanceledException>(call);
            }
            else if (i % 2 == 0)
            {
                Assert.That(await parrot.ReadAsync($"ok-{question}", cancellationToken), Is.EqualTo(question));
            }
            else
            {
                Assert.That(
                    await parrot.ChangeAsync(() => new HttpRequestMessage(HttpMethod.Post, new Uri($"change-{question}", UriKind.Relative)) { Content = new StringContent(question) }, cancellationToken),
                    Is.EqualTo(question));
            }
        }
    }

    private static MessagingHubInstance HubOf(Service service, CountingStore store) => MessagingHubFactory.Create(hub =>
    {
        hub.Services.AddSingleton<IRateLimitStore>(store);
        hub.ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => service)).AddKind(ParrotProvider.Kind);
        for (int i = 0; i < 4; i++)
        {
            string name = $"account{i}";
            hub.AddAccount<ParrotOptions>("Parrot", name, options =>
            {
                options.Key = "key-of-" + name;
                options.BaseAddress = new Uri($"https://{name}.example");
                options.Resilience.Delay = TimeSpan.Zero;
                options.Resilience.MaxRetryAttempts = 2;
                options.Resilience.BreakerFailureRatio = 1;
                options.RateLimit.All = new RateLimit { Permits = 1_000_000 };
            });
        }
    });

    /// <summary>The hub's own counting is hidden; a store in its place sees every permit.</summary>
    private sealed class CountingStore : IRateLimitStore
    {
        private int _taken;
        private int _ended;
        private int _reached;

        public int Taken => _taken;

        public int Ended => _ended;

        public int Reached => _reached;

        public ValueTask<RateTurn> TakeAsync(string key, IReadOnlyList<RateWindow> windows, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _taken);
            return ValueTask.FromResult(RateTurn.Go);
        }

        public async ValueTask EndAsync(string key, IReadOnlyList<RateWindow> windows, RateReport report)
        {
            await Task.Yield();
            Interlocked.Increment(ref _ended);
            Interlocked.Add(ref _reached, report.Reached ? 1 : 0);
        }
    }

    /// <summary>Answers with the question; at the first attempt every third change meets no connection, and every fifth call a 429.</summary>
    private sealed class Service : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<string, int> _attempts = new();
        private int _neverStarted;
        private int _requests;

        public ConcurrentQueue<string> Wrong { get; } = new();

        public int NeverStarted => _neverStarted;

        public int Requests => _requests;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            string path = request.RequestUri!.Segments[^1];
            int number = int.Parse(path.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
            bool isFirst = _attempts.AddOrUpdate(path, 1, (_, before) => before + 1) == 1;
            string key = request.Headers.GetValues("X-Parrot-Key").Single();
            if ($"{key}.example" != $"key-of-{request.RequestUri.Host}")
            {
                Wrong.Enqueue($"{key} at {request.RequestUri}");
            }

            if (request.Content is not null && isFirst && number % 3 == 0)
            {
                Interlocked.Increment(ref _neverStarted);
                throw new HttpRequestException("refused");
            }

            Interlocked.Increment(ref _requests);
            string? sent = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            if (path.StartsWith("hang-", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            if (path.StartsWith("fail-", StringComparison.Ordinal))
            {
                return ScriptedService.Saying(500, path[5..]);
            }

            return isFirst && number % 5 == 0 ? ScriptedService.Reply(429) : ScriptedService.Saying(200, "ok:" + (sent ?? path[3..]));
        }
    }
}
