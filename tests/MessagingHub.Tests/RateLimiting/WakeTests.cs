using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.RateLimiting;

/// <summary>Who waits learns of every reason to wait no longer.</summary>
[CancelAfter(20_000)]
internal sealed class WakeTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    [Test]
    public async Task A_permit_that_comes_back_unused_lets_the_next_one_go_at_once(CancellationToken cancellationToken)
    {
        var connection = new TaskCompletionSource<HttpResponseMessage>();
        int seen = 0;
        var time = new FakeTime();
        using MessagingHubInstance hub = Parrots.At(
            new Uri("https://parrot.example"),
            time,
            options =>
            {
                options.Resilience.MaxRetryAttempts = 0;
                options.RateLimit.MaxWait = TimeSpan.FromMinutes(30);
                options.RateLimit.Write = new RateLimit { Permits = 1, Window = Window };
            },
            http => http.ConfigurePrimaryHttpMessageHandler(() => new Wire(() => ++seen == 1 ? connection.Task : Task.FromResult(ScriptedService.Reply(200)))));
        Task<SentMessage> first = hub.SendAsync(cancellationToken);
        Task<SentMessage> second = hub.SendAsync(cancellationToken);
        await time.SomebodyWaitsAsync(wait => wait == Window, cancellationToken);

        connection.SetException(new HttpRequestException(HttpRequestError.ConnectionError));
        await Failure.Of(first);

        Assert.That((await second.WaitAsync(cancellationToken)).Id, Is.EqualTo("1"));
        Assert.That(time.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Limits_that_change_while_the_store_is_asked_are_not_overslept(CancellationToken cancellationToken)
    {
        const string Limited = """{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", "Key": "key-one", "RateLimit": { "MaxWait": "02:00:00" } } } } }""";
        const string Free = """{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", "Key": "key-one", "RateLimit": { "Enabled": false } } } } }""";
        var configuration = new EditableConfiguration(Limited);
        var store = new Store(() => configuration.Replace(Free));
        var service = new ScriptedService();
        using MessagingHubInstance hub = configuration.Hub(new FakeTime(), builder =>
        {
            builder.ConfigureHttpClient(service.Behind);
            builder.Services.AddSingleton<IRateLimitStore>(store);
        });

        SentMessage sent = await hub.SendAsync(cancellationToken).WaitAsync(cancellationToken);

        Assert.That((sent.Id, service.Requests), Is.EqualTo(("1", 1)));
    }

    /// <summary>Answers, or fails, before it reads anything of the request.</summary>
    private sealed class Wire(Func<Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer().WaitAsync(cancellationToken);
    }

    /// <summary>Says "in an hour", after something has happened.</summary>
    private sealed class Store(Action meanwhile) : IRateLimitStore
    {
        public ValueTask<RateTurn> TakeAsync(string key, IReadOnlyList<RateWindow> windows, CancellationToken cancellationToken)
        {
            meanwhile();
            return ValueTask.FromResult(RateTurn.After(TimeSpan.FromHours(1)));
        }

        public ValueTask EndAsync(string key, IReadOnlyList<RateWindow> windows, RateReport report) => ValueTask.CompletedTask;
    }
}
