using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Resilience;

/// <summary>Breaker and windows belong to the account: they outlive HTTP handlers and the reload of anything else.</summary>
[CancelAfter(20_000)]
internal sealed class AccountStateTests
{
    private const string Strict = "\"MaxRetryAttempts\": 0, \"BreakerMinimumThroughput\": 2";

    [Test]
    public async Task Breaker_and_windows_outlive_the_rotation_of_handlers(CancellationToken cancellationToken)
    {
        // A rotation at every single call: nothing that lives in a handler could be kept.
        var handlers = new RotatingHandlers(request => ScriptedService.Reply(request.Method == HttpMethod.Get ? 500 : 200));
        var time = new FakeTime();
        using MessagingHubInstance hub = MessagingHubFactory.Create(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddSingleton<IHttpMessageHandlerFactory>(handlers);
            builder.AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", "polly", options =>
            {
                options.Key = Parrots.Key;
                options.Resilience.MaxRetryAttempts = 0;
                options.Resilience.BreakerMinimumThroughput = 4;
                options.RateLimit.MaxWait = TimeSpan.Zero;
                options.RateLimit.Write = new RateLimit { Permits = 2, Window = TimeSpan.FromHours(1) };
            });
        });

        await hub.SendAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);
        MessagingException full = await Failure.Of(hub.SendAsync(cancellationToken));
        await Failure.Of(hub.ReadAsync(cancellationToken));
        await Failure.Of(hub.ReadAsync(cancellationToken));
        MessagingException open = await Failure.Of(hub.ReadAsync(cancellationToken));
        time.Advance(TimeSpan.FromMinutes(1));
        MessagingException stillFull = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(handlers.Handed, Is.EqualTo(4));
            Assert.That((full.Code, full.RetryAfter), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromHours(1))));
            Assert.That((open.Code, open.StatusCode), Is.EqualTo((MessagingErrorCode.Unavailable, (int?)null)));
            Assert.That((stillFull.Code, stillFull.RetryAfter), Is.EqualTo((MessagingErrorCode.RateLimited, (TimeSpan?)TimeSpan.FromMinutes(59))));
        }
    }

    [TestCase(Strict, "key-two", true, Description = "the credential changes")]
    [TestCase(Strict, "key-one", true, Description = "another account comes")]
    [TestCase(Strict + ", \"BreakerDuration\": \"00:00:20\"", "key-one", false, Description = "the breaker's own settings change: it begins anew")]
    public async Task An_open_breaker_stays_open_unless_its_own_settings_change(string resilience, string key, bool staysOpen, CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(500));
        var configuration = new EditableConfiguration(Json(Strict, "key-one"));
        using MessagingHubInstance hub = configuration.Hub(new FakeTime(), builder => builder.ConfigureHttpClient(service.Behind));
        await Failure.Of(hub.Get("a").SendAsync(Some.Message(), cancellationToken));
        await Failure.Of(hub.Get("a").SendAsync(Some.Message(), cancellationToken));

        configuration.Replace(Json(resilience, key, """, "b": { "Kind": "Parrot", "Key": "key-of-b", "Resilience": { "MaxRetryAttempts": 0 } }"""));
        MessagingException a = await Failure.Of(hub.Get("a").SendAsync(Some.Message(), cancellationToken));
        MessagingException b = await Failure.Of(hub.Get("b").SendAsync(Some.Message(), cancellationToken));

        Assert.That((a.StatusCode, b.StatusCode), Is.EqualTo((staysOpen ? null : (int?)500, (int?)500)), "each account has a breaker of its own");
    }

    [TestCase("\"BaseAddress\": \"https://other.example\",")]
    [TestCase("\"Realm\": \"other\",")]
    public async Task Another_address_or_scope_is_another_service_with_a_state_of_its_own(string change, CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(500));
        var configuration = new EditableConfiguration(Json(Strict, "key-one"));
        using MessagingHubInstance hub = configuration.Hub(new FakeTime(), builder => builder.ConfigureHttpClient(service.Behind));
        await Failure.Of(hub.SendAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));

        configuration.Replace(Json(Strict, "key-one").Replace("\"Kind\"", change + "\"Kind\"", StringComparison.Ordinal));
        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.StatusCode, service.Requests), Is.EqualTo(((int?)500, 3)));
    }

    [Test]
    public async Task A_call_in_flight_keeps_its_resilience_settings_and_the_next_one_has_the_new_ones(CancellationToken cancellationToken)
    {
        int seen = 0;
        var first = new TaskCompletionSource<HttpResponseMessage>();
        var service = new ScriptedService(_ => ++seen == 1 ? first.Task : Task.FromResult(ScriptedService.Reply(500)));
        var configuration = new EditableConfiguration(Json("\"MaxRetryAttempts\": 2, \"Delay\": \"00:00:00\"", "key-one"));
        using MessagingHubInstance hub = configuration.Hub(new FakeTime(), builder => builder.ConfigureHttpClient(service.Behind));

        Task<string> running = hub.ReadAsync(cancellationToken);
        configuration.Replace(Json("\"MaxRetryAttempts\": 0", "key-one"));
        first.SetResult(ScriptedService.Reply(500));
        await Failure.Of(running);
        int ofFirst = service.Requests;
        await Failure.Of(hub.ReadAsync(cancellationToken));

        Assert.That((ofFirst, service.Requests), Is.EqualTo((3, 4)));
    }

    private static string Json(string resilience, string key, string more = "") =>
        $$"""{ "MessagingHub": { "Providers": { "a": { "Kind": "Parrot", "Key": "{{key}}", "Resilience": { {{resilience}} } }{{more}} } } }""";

    private sealed class RotatingHandlers(Func<HttpRequestMessage, HttpResponseMessage> answer) : IHttpMessageHandlerFactory
    {
        public int Handed { get; private set; }

        public HttpMessageHandler CreateHandler(string name)
        {
            Handed++;
            return new ScriptedService(answer);
        }
    }
}
