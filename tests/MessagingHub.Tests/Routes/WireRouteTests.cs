using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Routes;

/// <summary>Routes over accounts at real sockets: what the wire proves is what decides.</summary>
[CancelAfter(20_000)]
internal sealed class WireRouteTests
{
    private static IEnumerable<TestCaseData> Answers()
    {
        static TestCaseData Case(string name, Func<Exchange, Task> answer, bool leadsOn) => new TestCaseData(answer, leadsOn).SetArgDisplayNames(name);

        yield return Case("401", Answer.With(401, ""), true);
        yield return Case("402", Answer.With(402, ""), true);
        yield return Case("429 for longer than the call may take", Answer.With(429, "", ("Retry-After", "3600")), true);
        yield return Case("400", Answer.With(400, ""), false);
        yield return Case("403", Answer.With(403, ""), false);
        yield return Case("404", Answer.With(404, ""), false);
        yield return Case("409", Answer.With(409, ""), false);
        yield return Case("302", Answer.With(302, "", ("Location", "https://elsewhere.example")), false);
        yield return Case("408", Answer.With(408, ""), false);
        yield return Case("500", Answer.With(500, ""), false);
        yield return Case("503", Answer.With(503, ""), false);
        yield return Case("a reset after the request", Answer.Reset, false);
        yield return Case("a hang-up after the request", Answer.HangUp, false);
        yield return Case("a broken off acceptance", Answer.Truncated, false);
        yield return Case("something unreadable", Answer.With(200, "<html>"), false);
    }

    [TestCaseSource(nameof(Answers))]
    public async Task An_answer_leads_on_or_ends_the_route(Func<Exchange, Task> answer, bool leadsOn, CancellationToken cancellationToken)
    {
        await using LoopbackServer first = LoopbackServer.Answering(answer);
        await using LoopbackServer second = LoopbackServer.Answering(Answer.Ok("m2"));
        using MessagingHubInstance hub = Hub(time: null, first.Address, second.Address);

        Task<SentMessage> send = hub.Get("alerts").SendAsync(Some.Message(), cancellationToken);

        if (leadsOn)
        {
            Assert.That(((await send).Provider, (await send).Id), Is.EqualTo(("b", "m2")));
        }
        else
        {
            Assert.That((await Failure.Of(send)).Provider, Is.EqualTo("a"));
        }

        Assert.That((first.Requests.Count, second.Requests.Count), Is.EqualTo((1, leadsOn ? 1 : 0)));
    }

    [Test]
    public async Task A_host_that_cannot_be_reached_is_stood_in_for_with_the_other_accounts_own_credential(CancellationToken cancellationToken)
    {
        await using LoopbackServer second = LoopbackServer.Answering(Answer.Ok("m2"));
        using MessagingHubInstance hub = Hub(time: null, LoopbackServer.ClosedPort(), second.Address);

        SentMessage sent = await hub.Get("alerts").SendAsync(Some.Message(), cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Attempts!.Select(FailoverTests.Short), Is.EqualTo(new[] { "a NotAccepted Unavailable", "b Accepted " }));
            Assert.That(second.Requests.Single().Header("X-Parrot-Key"), Is.EqualTo("key-of-b"));
        }
    }

    [Test]
    public async Task A_service_that_takes_the_message_and_is_silent_is_not_stood_in_for(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using LoopbackServer first = LoopbackServer.Answering(Answer.Never);
        await using LoopbackServer second = LoopbackServer.Answering(Answer.Ok("m2"));
        using MessagingHubInstance hub = Hub(time, first.Address, second.Address);

        Task send = hub.Get("alerts").SendAsync(Some.Message(), cancellationToken);
        await first.NextRequestAsync(cancellationToken);
        time.Advance(TimeSpan.FromSeconds(30));
        MessagingException failure = await Failure.Of(send);

        Assert.That((failure.Code, failure.MayHaveBeenAccepted, second.Requests.Count), Is.EqualTo((MessagingErrorCode.Timeout, true, 0)));
        Assert.That(failure.Attempts.Single(), Is.EqualTo(
            new SendAttempt { Provider = "a", Outcome = SendOutcome.Unknown, Code = MessagingErrorCode.Timeout, Duration = TimeSpan.FromSeconds(30) }));
    }

    [Test]
    public async Task A_connection_that_is_never_made_in_time_is_stood_in_for(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using LoopbackServer second = LoopbackServer.Answering(Answer.Ok("m2"));
        var unreachable = new UnreachableHost("https://unreachable.example/");
        using MessagingHubInstance hub = Hub(time, http => http.AddHttpMessageHandler(() => unreachable), new Uri("https://unreachable.example"), second.Address);

        Task<SentMessage> send = hub.Get("alerts").SendAsync(Some.Message(), cancellationToken);
        await unreachable.Asked.Task.WaitAsync(cancellationToken);
        time.Advance(TimeSpan.FromSeconds(30));
        SentMessage sent = await send;

        Assert.That(sent.Attempts!.Select(FailoverTests.Short), Is.EqualTo(new[] { "a NotAccepted Timeout", "b Accepted " }));
    }

    /// <summary>A hub of accounts <c>a</c>, <c>b</c>, … and a route <c>alerts</c> over them.</summary>
    internal static MessagingHubInstance Hub(TimeProvider? time, params Uri[] addresses) => Hub(time, http: null, addresses);

    private static MessagingHubInstance Hub(TimeProvider? time, Action<IHttpClientBuilder>? http, params Uri[] addresses) => MessagingHubFactory.Create(hub =>
    {
        if (time is not null)
        {
            hub.Services.AddSingleton(time);
        }

        if (http is not null)
        {
            hub.ConfigureHttpClient(http);
        }

        string[] names = [.. addresses.Select((_, i) => $"{(char)('a' + i)}")];
        hub.AddKind(ParrotProvider.Kind).AddRoute("alerts", names);
        foreach ((string name, Uri address) in names.Zip(addresses))
        {
            hub.AddAccount<ParrotOptions>("Parrot", name, options =>
            {
                options.Key = $"key-of-{name}";
                options.BaseAddress = address;
                options.Resilience.Delay = TimeSpan.Zero;
            });
        }
    });

    /// <summary>Waits forever for a connection to one host.</summary>
    private sealed class UnreachableHost(string prefix) : DelegatingHandler
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsoluteUri.StartsWith(prefix, StringComparison.Ordinal))
            {
                Asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
