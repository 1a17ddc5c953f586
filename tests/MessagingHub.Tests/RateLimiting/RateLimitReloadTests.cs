namespace MessagingHub.Tests.RateLimiting;

/// <summary>Limits follow the configuration; what was counted stays counted.</summary>
[CancelAfter(20_000)]
internal sealed class RateLimitReloadTests
{
    [Test]
    public async Task The_next_call_stands_under_the_new_limit_and_what_went_before_is_counted(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var configuration = new EditableConfiguration(One(permits: 2));
        using MessagingHubInstance hub = configuration.Hub(new FakeTime(), builder => builder.ConfigureHttpClient(service.Behind));

        await hub.SendAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);
        await Failure.Of(hub.SendAsync(cancellationToken));
        configuration.Replace(One(permits: 3));
        await hub.SendAsync(cancellationToken);
        await Failure.Of(hub.SendAsync(cancellationToken));
        configuration.Replace(One(permits: 1));
        await Failure.Of(hub.SendAsync(cancellationToken));
        configuration.Replace(One(permits: 4));
        await hub.SendAsync(cancellationToken);
        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(service.Requests, Is.EqualTo(4));
    }

    [Test]
    public async Task The_next_call_waits_as_long_as_it_may_now(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new FakeTime();
        var configuration = new EditableConfiguration(One(permits: 1));
        using MessagingHubInstance hub = configuration.Hub(time, builder => builder.ConfigureHttpClient(service.Behind));
        await hub.SendAsync(cancellationToken);
        await Failure.Of(hub.SendAsync(cancellationToken));

        configuration.Replace(One(permits: 1, more: "\"MaxWait\": \"00:10:00\","));
        Task<SentMessage> call = hub.SendAsync(cancellationToken);
        await time.SomebodyWaitsAsync(wait => wait == TimeSpan.FromMinutes(10), cancellationToken);
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.That((await call).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task A_limit_that_is_raised_or_switched_off_sets_those_free_who_wait_under_the_old_one([Values] bool isRaised, CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var time = new FakeTime();
        var configuration = new EditableConfiguration(One(permits: 1, more: "\"MaxWait\": \"00:30:00\","));
        using MessagingHubInstance hub = configuration.Hub(time, builder => builder.ConfigureHttpClient(service.Behind));
        await hub.SendAsync(cancellationToken);
        Task<SentMessage> waiting = hub.SendAsync(cancellationToken);
        Task<SentMessage> behind = hub.SendAsync(cancellationToken);
        await time.SomebodyWaitsAsync(wait => wait == TimeSpan.FromMinutes(10), cancellationToken);

        configuration.Replace(One(permits: isRaised ? 100 : 1, more: isRaised ? "\"MaxWait\": \"00:30:00\"," : "\"Enabled\": false,"));
        Task<SentMessage> next = hub.SendAsync(cancellationToken);
        await Task.WhenAll(waiting, behind, next);

        Assert.That((service.Requests, time.Elapsed), Is.EqualTo((4, TimeSpan.Zero)));
    }

    [TestCase("\"key-two\"", Description = "its own credential changes")]
    [TestCase("\"key-one\", \"MaxResponseBytes\": 2048", Description = "another setting of its own changes")]
    public async Task A_full_window_and_a_wait_the_service_asked_for_outlive_a_reload(string key, CancellationToken cancellationToken)
    {
        var service = new ScriptedService(request => request.Method == HttpMethod.Get
            ? ScriptedService.Reply(429, ("Retry-After", "600"))
            : ScriptedService.Reply(200));
        var configuration = new EditableConfiguration(One(permits: 1));
        using MessagingHubInstance hub = configuration.Hub(new FakeTime(), builder => builder.ConfigureHttpClient(service.Behind));
        await hub.SendAsync(cancellationToken);
        await Failure.Of(hub.ReadAsync(cancellationToken));

        configuration.Replace(One(permits: 1).Replace("\"key-one\"", key, StringComparison.Ordinal));
        await Failure.Of(hub.SendAsync(cancellationToken));
        await Failure.Of(hub.ReadAsync(cancellationToken));

        Assert.That(service.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_full_window_outlives_the_coming_and_going_of_other_accounts_and_each_account_has_its_own(CancellationToken cancellationToken)
    {
        var service = new ScriptedService();
        var configuration = new EditableConfiguration(One(permits: 1));
        using MessagingHubInstance hub = configuration.Hub(new FakeTime(), builder => builder.ConfigureHttpClient(service.Behind));
        await hub.Get("a").SendAsync(Some.Message(), cancellationToken);

        configuration.Replace(Two("key-of-b"));
        await hub.Get("b").SendAsync(Some.Message(), cancellationToken);
        MessagingException a = await Failure.Of(hub.Get("a").SendAsync(Some.Message(), cancellationToken));
        configuration.Replace(Two("newer-key-of-b"));
        MessagingException b = await Failure.Of(hub.Get("b").SendAsync(Some.Message(), cancellationToken));
        configuration.Replace(One(permits: 1));
        await Failure.Of(hub.Get("a").SendAsync(Some.Message(), cancellationToken));

        Assert.That((a.Provider, b.Provider, service.Requests), Is.EqualTo(("a", "b", 2)));
    }

    [Test]
    public async Task A_call_on_its_way_during_a_reload_is_ended_where_it_was_counted(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        int seen = 0;
        var service = new ScriptedService(_ => ++seen == 1 ? answer.Task : Task.FromResult(ScriptedService.Reply(200)));
        var time = new FakeTime();
        var configuration = new EditableConfiguration(One(permits: 1));
        using MessagingHubInstance hub = configuration.Hub(time, builder => builder.ConfigureHttpClient(service.Behind));
        Task<SentMessage> slow = hub.SendAsync(cancellationToken);

        configuration.Replace(One(permits: 1, more: "\"Enabled\": false,"));
        answer.SetResult(ScriptedService.Reply(200));
        await slow;
        configuration.Replace(One(permits: 2));
        time.Advance(TimeSpan.FromMinutes(10));
        await hub.SendAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);
        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.Code, service.Requests), Is.EqualTo((MessagingErrorCode.RateLimited, 3)));
    }

    private static string One(int permits, string more = "") => $$"""{ "MessagingHub": { "Providers": { {{A(permits, more)}} } } }""";

    private static string Two(string key) =>
        $$"""{ "MessagingHub": { "Providers": { {{A(1, "")}}, "b": { "Kind": "Parrot", "Key": "{{key}}", "RateLimit": { "Write": { "Permits": 1 } } } } } }""";

    private static string A(int permits, string more) =>
        $$"""
        "a": { "Kind": "Parrot", "Key": "key-one", "Resilience": { "MaxRetryAttempts": 0 },
               "RateLimit": { {{more}} "Write": { "Permits": {{permits}}, "Window": "00:10:00" } } }
        """;
}
