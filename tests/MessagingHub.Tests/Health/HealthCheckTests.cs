using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MessagingHub.Tests.Health;

/// <summary>The checks of the accounts in the framework's own health check service.</summary>
[CancelAfter(30_000)]
internal sealed class HealthCheckTests
{
    [Test]
    public async Task A_worker_without_web_server_has_one_check_for_each_account_and_none_for_a_route(CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMessagingHub().AddInMemory("eu").AddInMemory("us").AddRoute("both", route => route.Providers = ["eu", "us"]);
        builder.Services.AddMessagingHubHealthChecks().AddCheck("own", () => HealthCheckResult.Healthy());
        using IHost host = builder.Build();
        await host.StartAsync(cancellationToken);

        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);

        Assert.That(report.Entries.Keys, Is.EquivalentTo((string[])["own", "messaginghub:eu", "messaginghub:us"]));
        Assert.That(report.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(report.Entries["messaginghub:eu"].Data["verified"], Is.True);
        await host.StopAsync(cancellationToken);
    }

    [Test]
    public async Task A_wrong_configuration_still_stops_the_host_with_every_problem(CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMessagingHub().AddInMemory("eu", options => options.MaxPageSize = 0).AddInMemory("us", options => options.MaxPageSize = 0);
        builder.Services.AddMessagingHubHealthChecks();
        using IHost host = builder.Build();

        OptionsValidationException refused = await Failure.Of<OptionsValidationException>(host.StartAsync(cancellationToken));

        Assert.That(refused.Message, Does.Contain("Providers:eu:MaxPageSize").And.Contain("Providers:us:MaxPageSize"));
    }

    [Test]
    public async Task An_account_added_by_a_reload_gains_a_check_and_a_removed_one_loses_it(CancellationToken cancellationToken)
    {
        var configuration = new EditableConfiguration(Providers("""{ "a": { "Kind": "InMemory" } }"""));
        await using ServiceProvider services = Services(hub => { }, configuration);
        HealthCheckService health = services.GetRequiredService<HealthCheckService>();

        string[] first = [.. (await health.CheckHealthAsync(cancellationToken)).Entries.Keys];
        configuration.Replace(Providers("""{ "a": { "Kind": "InMemory" }, "b": { "Kind": "InMemory" } }"""));
        string[] second = [.. (await health.CheckHealthAsync(cancellationToken)).Entries.Keys];
        configuration.Replace(Providers("""{ "b": { "Kind": "InMemory" } }"""));
        string[] third = [.. (await health.CheckHealthAsync(cancellationToken)).Entries.Keys];

        Assert.That(first, Is.EqualTo((string[])["messaginghub:a"]));
        Assert.That(second, Is.EqualTo((string[])["messaginghub:a", "messaginghub:b"]));
        Assert.That(third, Is.EqualTo((string[])["messaginghub:b"]));
    }

    [TestCase(MessagingErrorCode.Unauthenticated, HealthStatus.Unhealthy)]
    [TestCase(MessagingErrorCode.PermissionDenied, HealthStatus.Unhealthy)]
    [TestCase(MessagingErrorCode.InvalidResponse, HealthStatus.Unhealthy)]
    [TestCase(MessagingErrorCode.Unavailable, HealthStatus.Degraded)]
    [TestCase(MessagingErrorCode.Timeout, HealthStatus.Degraded)]
    [TestCase(MessagingErrorCode.RateLimited, HealthStatus.Degraded)]
    public async Task A_connection_check_decides(MessagingErrorCode code, HealthStatus status)
    {
        await using ServiceProvider services = Services(hub => hub.AddInMemory("dev"));
        InMemoryMessaging messaging = services.GetRequiredService<IMessagingProvider>().GetService<InMemoryMessaging>()!;
        messaging.FailNext(code, operation: "check");

        HealthReportEntry failed = await EntryAsync(services, "dev");
        HealthReportEntry healthy = await EntryAsync(services, "dev");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failed.Status, healthy.Status), Is.EqualTo((status, HealthStatus.Healthy)));
            Assert.That((failed.Data["verified"], healthy.Data["verified"]), Is.EqualTo((false, true)));
            Assert.That(failed.Description, Does.Contain($"it was told to fail with {code}"));
            Assert.That(messaging.Sent, Is.Empty);
        }
    }

    [Test]
    public async Task Without_connection_check_a_list_of_one_item_is_asked_for()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("a;;7"));
        await using ServiceProvider services = Services(hub => Parrot(hub, "polly", server.Address));

        HealthReportEntry entry = await EntryAsync(services, "polly");

        Assert.That((entry.Status, entry.Data["verified"]), Is.EqualTo((HealthStatus.Healthy, true)));
        Assert.That(server.Requests.Single().Target, Is.EqualTo("/api/v1/contacts?limit=1&cursor="));
    }

    [TestCase(401, HealthStatus.Unhealthy)]
    [TestCase(403, HealthStatus.Unhealthy)]
    [TestCase(429, HealthStatus.Degraded)]
    [TestCase(503, HealthStatus.Degraded)]
    public async Task A_list_that_is_refused_says_why_and_no_secret(int httpStatus, HealthStatus status)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(httpStatus, $"bad key {Parrots.Key}"));
        await using ServiceProvider services = Services(hub => Parrot(hub, "polly", server.Address));

        HealthReportEntry entry = await EntryAsync(services, "polly");

        Assert.That(entry.Status, Is.EqualTo(status));
        Assert.That(entry.Description, Does.Contain($"HTTP {httpStatus}").And.Not.Contain(Parrots.Key));
        Assert.That(entry.Exception, Is.Null);
    }

    [Test]
    public async Task Where_nothing_can_be_asked_the_account_is_unverified_and_nothing_is_requested()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        await using ServiceProvider services = Services(hub => hub.AddKind(SendOnlyKind.Kind).AddAccount<ParrotOptions>("Mute", "mute", options =>
        {
            options.Key = Parrots.Key;
            options.BaseAddress = server.Address;
        }));

        HealthReportEntry entry = await EntryAsync(services, "mute");

        Assert.That((entry.Status, entry.Data["verified"]), Is.EqualTo((HealthStatus.Healthy, false)));
        Assert.That(entry.Description, Does.StartWith("unverified: Mute"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Accounts_are_asked_side_by_side(CancellationToken cancellationToken)
    {
        var both = new CountdownEvent(2);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LoopbackServer server = LoopbackServer.Answering(async exchange =>
        {
            if (both.Signal())
            {
                release.SetResult();
            }

            await release.Task.WaitAsync(exchange.Over);
            await Answer.Ok("a;")(exchange);
        });
        await using ServiceProvider services = Services(hub => Parrot(Parrot(hub, "one", server.Address), "two", server.Address));

        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [TestCase(null, HealthStatus.Degraded)]
    [TestCase(HealthStatus.Unhealthy, HealthStatus.Degraded)]
    [TestCase(HealthStatus.Degraded, HealthStatus.Degraded)]
    [TestCase(HealthStatus.Healthy, HealthStatus.Healthy)]
    public async Task A_service_that_takes_longer_than_a_check_may_is_slow_and_no_more(HealthStatus? failureStatus, HealthStatus status)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        var time = new FakeTime();
        await using ServiceProvider services = Services(
            hub => Parrot(hub, "polly", server.Address),
            health: services => services.AddSingleton<TimeProvider>(time).AddMessagingHubHealthChecks(failureStatus, timeout: TimeSpan.FromSeconds(3)));

        Task<HealthReportEntry> check = EntryAsync(services, "polly");
        await server.NextRequestAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromTicks(1));
        bool endedEarly = check.IsCompleted;
        time.Advance(TimeSpan.FromTicks(1));
        HealthReportEntry entry = await check;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(endedEarly, Is.False);
            Assert.That(entry.Status, Is.EqualTo(status));
            Assert.That(entry.Description, Is.EqualTo("unverified: Parrot did not answer within the time of the check (00:00:03)."));
            Assert.That((entry.Data["verified"], entry.Data["code"]), Is.EqualTo((false, "Timeout")));
        }
    }

    [Test]
    public async Task A_caller_who_gives_up_gets_no_report([Values] bool hasTimeout)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        await using ServiceProvider services = Services(
            hub => Parrot(hub, "polly", server.Address),
            health: services => services.AddSingleton<TimeProvider>(new FakeTime()).AddMessagingHubHealthChecks(timeout: hasTimeout ? TimeSpan.FromSeconds(3) : null));
        using var caller = new CancellationTokenSource();

        Task<HealthReport> check = services.GetRequiredService<HealthCheckService>().CheckHealthAsync(caller.Token);
        await server.NextRequestAsync(CancellationToken.None);
        await caller.CancelAsync();

        await Failure.Of<OperationCanceledException>(check);
    }

    [TestCase(0)]
    [TestCase(-2)]
    public void A_time_that_is_none_is_a_mistake(int seconds) => Assert.That(
        () => new ServiceCollection().AddMessagingHubHealthChecks(timeout: TimeSpan.FromSeconds(seconds)),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo("timeout"));

    // More milliseconds than a timer of .NET takes: 2^32 - 2.
    [TestCase(4294967295L)]
    [TestCase(922337203685477L)]
    public void A_time_that_no_timer_can_measure_is_a_mistake(long milliseconds) => Assert.That(
        () => new ServiceCollection().AddMessagingHubHealthChecks(timeout: new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond)),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo("timeout"));

    [TestCase(4294967294L)]
    [TestCase(-1L, Description = "without a limit")]
    public async Task The_longest_times_are_taken(long milliseconds)
    {
        await using ServiceProvider services = Services(
            hub => hub.AddInMemory("dev"),
            health: services => services.AddMessagingHubHealthChecks(timeout: new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond)));

        Assert.That((await EntryAsync(services, "dev")).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task The_applications_status_and_tags_are_every_checks()
    {
        await using ServiceProvider services = Services(
            hub => hub.AddInMemory("dev"),
            health: services => services.AddHealthChecks().AddMessagingHubHealthChecks(HealthStatus.Degraded, ["ready"]).AddMessagingHubHealthChecks());
        services.GetRequiredService<IMessagingProvider>().GetService<InMemoryMessaging>()!.FailNext(MessagingErrorCode.Unauthenticated);

        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"));

        Assert.That(report.Entries.Single().Value.Tags, Is.EquivalentTo((string[])["messaginghub", "ready"]));
        Assert.That(report.Status, Is.EqualTo(HealthStatus.Degraded));
    }

    private static async Task<HealthReportEntry> EntryAsync(IServiceProvider services, string account)
    {
        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries[$"messaginghub:{account}"];
    }

    private static ServiceProvider Services(
        Action<MessagingHubBuilder> hub, EditableConfiguration? configuration = null, Action<IServiceCollection>? health = null)
    {
        var services = new ServiceCollection();
        hub(configuration is null ? services.AddMessagingHub() : services.AddMessagingHub(configuration.Root.GetSection("MessagingHub")));
        (health ?? (all => all.AddMessagingHubHealthChecks()))(services);
        return services.BuildServiceProvider();
    }

    private static MessagingHubBuilder Parrot(MessagingHubBuilder hub, string name, Uri address) =>
        hub.AddKind(ParrotProvider.Kind).AddAccount<ParrotOptions>("Parrot", name, options =>
        {
            options.Key = Parrots.Key;
            options.BaseAddress = address;
            options.Resilience.MaxRetryAttempts = 0;
        });

    private static string Providers(string providers) => $$"""{ "MessagingHub": { "Providers": {{providers}} } }""";
}
