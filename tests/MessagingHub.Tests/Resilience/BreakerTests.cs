using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests.Resilience;

/// <summary>Too many failures hold all calls of the account back for a while.</summary>
[CancelAfter(20_000)]
internal sealed class BreakerTests
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    [Test]
    public async Task By_default_ten_failures_of_twenty_attempts_in_thirty_seconds_hold_calls_back_for_fifteen(CancellationToken cancellationToken)
    {
        int status = 200;
        var service = new ScriptedService(_ => ScriptedService.Reply(status));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options => options.Resilience.MaxRetryAttempts = 0);

        for (int i = 0; i < 20; i++)
        {
            status = i < 10 ? 200 : 500;
            await EndOf(hub.ReadAsync(cancellationToken));
        }

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));
        int seen = service.Requests;
        status = 200;
        time.Advance(Break - TimeSpan.FromTicks(1));
        await Failure.Of(hub.SendAsync(cancellationToken));
        time.Advance(TimeSpan.FromTicks(1));
        await hub.SendAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((seen, service.Requests), Is.EqualTo((20, 21)));
            Assert.That((failure.Code, failure.RetryAfter), Is.EqualTo((MessagingErrorCode.Unavailable, (TimeSpan?)Break)));
            Assert.That((failure.MayHaveBeenAccepted, failure.CanResend, failure.StatusCode), Is.EqualTo((false, true, (int?)null)));
            Assert.That((failure.Provider, failure.Operation), Is.EqualTo(("polly", "send")));
            Assert.That(failure.Message, Does.Contain("too many of the last calls to parrot.example failed").And.Contain("It was not accepted. Try again after 15 s."));
        }
    }

    [Test]
    public async Task Nineteen_failures_alone_judge_nothing(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(500));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), options => options.Resilience.MaxRetryAttempts = 0);

        for (int i = 0; i < 19; i++)
        {
            Assert.That((await Failure.Of(hub.ReadAsync(cancellationToken))).StatusCode, Is.EqualTo(500));
        }
    }

    [Test]
    public async Task Reads_and_changes_are_judged_together(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(500));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), Sensitive);

        await Failure.Of(hub.ReadAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));
        await Failure.Of(hub.ReadAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(service.Requests, Is.EqualTo(2));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(409)]
    [TestCase(422)]
    [TestCase(429)]
    [TestCase(302)]
    public async Task A_refusal_is_an_answer_and_no_failure(int status, CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Reply(status));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), Sensitive);

        for (int i = 0; i < 10; i++)
        {
            Assert.That((await Failure.Of(hub.SendAsync(cancellationToken))).StatusCode, Is.EqualTo(status));
        }
    }

    [TestCase(408)]
    [TestCase(500)]
    [TestCase(503)]
    [TestCase(599)]
    public async Task Trouble_of_the_service_is_a_failure(int status, CancellationToken cancellationToken) =>
        await ProveFailureAsync(new ScriptedService(_ => ScriptedService.Reply(status)), cancellationToken);

    [Test]
    public async Task No_connection_is_a_failure(CancellationToken cancellationToken) =>
        await ProveFailureAsync(new ScriptedService(_ => Task.FromException<HttpResponseMessage>(new HttpRequestException("gone"))), cancellationToken);

    [Test]
    public async Task A_caller_who_gives_up_has_shown_nothing(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => new TaskCompletionSource<HttpResponseMessage>().Task);
        using MessagingHubInstance hub = service.Hub(new FakeTime(), Sensitive);

        for (int i = 0; i < 5; i++)
        {
            using var caller = new CancellationTokenSource();
            Task call = hub.ReadAsync(caller.Token);
            await caller.CancelAsync();
            await Failure.Of<OperationCanceledException>(call);
        }

        Assert.That(service.Requests, Is.EqualTo(5));
    }

    [Test]
    public async Task A_call_that_is_held_back_gives_its_permit_back(CancellationToken cancellationToken)
    {
        int status = 500;
        var service = new ScriptedService(_ => ScriptedService.Reply(status));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            Sensitive(options);
            options.RateLimit.MaxWait = TimeSpan.Zero;
            options.RateLimit.All = new RateLimit { Permits = 4, Window = TimeSpan.FromHours(1) };
        });
        await OpenAsync(hub, cancellationToken);

        for (int i = 0; i < 20; i++)
        {
            Assert.That((await Failure.Of(hub.SendAsync(cancellationToken))).Code, Is.EqualTo(MessagingErrorCode.Unavailable));
        }

        status = 200;
        time.Advance(Break);
        await hub.SendAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);
        MessagingException full = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((full.Code, service.Requests), Is.EqualTo((MessagingErrorCode.RateLimited, 4)));
    }

    [Test]
    public async Task Attempts_of_one_call_count_each_and_the_call_that_opens_it_ends_with_its_own_error(CancellationToken cancellationToken)
    {
        var service = new ScriptedService(_ => ScriptedService.Saying(503, "out of order"));
        using MessagingHubInstance hub = service.Hub(new FakeTime(), options =>
        {
            Sensitive(options);
            options.Resilience.MaxRetryAttempts = 3;
        });

        MessagingException failure = await Failure.Of(hub.ReadAsync(cancellationToken));

        Assert.That((service.Requests, failure.StatusCode, failure.Raw?.GetBodyText()), Is.EqualTo((2, (int?)503, "out of order")));
    }

    /// <summary>A repetition that finds no permit is no attempt, and must not count as another failure.</summary>
    [Test]
    public async Task An_attempt_is_counted_once_even_if_its_repetition_finds_no_permit(CancellationToken cancellationToken)
    {
        int status = 503;
        var service = new ScriptedService(_ => ScriptedService.Reply(status));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            options.Resilience.BreakerMinimumThroughput = 2;
            options.Resilience.BreakerFailureRatio = 1;
            options.RateLimit.MaxWait = TimeSpan.Zero;
            options.RateLimit.Read = new RateLimit { Permits = 1, Window = TimeSpan.FromSeconds(1) };
        });

        await Failure.Of(hub.ReadAsync(cancellationToken));
        time.Advance(TimeSpan.FromSeconds(1));
        status = 200;
        await hub.ReadAsync(cancellationToken);

        Assert.That(service.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task Opening_and_closing_are_logged_once_each(CancellationToken cancellationToken)
    {
        int status = 500;
        var service = new ScriptedService(_ => ScriptedService.Reply(status));
        var time = new FakeTime();
        var log = new CollectingLogger();
        var configuration = new EditableConfiguration(
            """
            { "MessagingHub": { "Providers": { "polly": { "Kind": "Parrot", "Key": "key-of-polly",
                "Resilience": { "MaxRetryAttempts": 0, "BreakerMinimumThroughput": 2 } } } } }
            """);
        using MessagingHubInstance hub = configuration.Hub(time, builder => builder.ConfigureHttpClient(service.Behind).Services
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));
        await OpenAsync(hub, cancellationToken);
        await Failure.Of(hub.SendAsync(cancellationToken));
        status = 200;
        time.Advance(Break);
        await hub.SendAsync(cancellationToken);

        string[] entries = [.. log.Text.Split('\n').Where(entry => !entry.StartsWith("Debug", StringComparison.Ordinal) && entry.Contains("polly: calls", StringComparison.Ordinal))];
        Assert.That(entries, Has.Length.EqualTo(2));
        Assert.That(entries[0], Does.StartWith("Warning MessagingHub.Calls: polly: calls are held back for 15 s"));
        Assert.That(entries[1], Does.StartWith("Information MessagingHub.Calls: polly: calls go through again"));
    }

    [Test]
    public async Task Switched_off_there_is_no_breaker_no_retry_and_no_timeout(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        var service = new ScriptedService(request => request.Method == HttpMethod.Post ? answer.Task : Task.FromResult(ScriptedService.Reply(500)));
        var time = new FakeTime();
        using MessagingHubInstance hub = service.Hub(time, options =>
        {
            Sensitive(options);
            options.Resilience.MaxRetryAttempts = 3;
            options.Resilience.Enabled = false;
        });

        for (int i = 0; i < 5; i++)
        {
            await Failure.Of(hub.ReadAsync(cancellationToken));
        }

        Task<SentMessage> slow = hub.SendAsync(cancellationToken);
        time.Advance(TimeSpan.FromHours(1));
        answer.SetResult(ScriptedService.Reply(200));

        Assert.That((service.Requests, (await slow).Id), Is.EqualTo((6, "1")));
    }

    private static void Sensitive(ParrotOptions options)
    {
        options.Resilience.MaxRetryAttempts = 0;
        options.Resilience.BreakerMinimumThroughput = 2;
    }

    private static async Task OpenAsync(MessagingHubInstance hub, CancellationToken cancellationToken)
    {
        await Failure.Of(hub.ReadAsync(cancellationToken));
        await Failure.Of(hub.ReadAsync(cancellationToken));
    }

    private static async Task ProveFailureAsync(ScriptedService service, CancellationToken cancellationToken)
    {
        using MessagingHubInstance hub = service.Hub(new FakeTime(), Sensitive);
        for (int i = 0; i < 4; i++)
        {
            await Failure.Of(hub.SendAsync(cancellationToken));
        }

        Assert.That(service.Requests, Is.EqualTo(2));
    }

    private static Task EndOf(Task call) => call.ContinueWith(_ => { }, TaskScheduler.Default);
}
