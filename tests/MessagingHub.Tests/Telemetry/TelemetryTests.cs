using System.Diagnostics;

namespace MessagingHub.Tests.Telemetry;

/// <summary>What an application that listens to "MessagingHub" sees, through the OpenTelemetry SDK.</summary>
[CancelAfter(20_000)]
internal sealed class TelemetryTests
{
    private const string Sent = "messaginghub.account=polly messaging.operation.name=send messaging.system=parrot";

    [Test]
    public async Task A_send_is_a_span_with_a_span_per_request(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, ""), Answer.Ok("m1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.SendAsync(cancellationToken);

        string at = $"server.address=127.0.0.1 server.port={server.Address.Port}";
        Activity send = telemetry.Spans[^1];
        Assert.That(
            telemetry.Spans.Select(span => (span.DisplayName, span.Kind, CollectedTelemetry.TagsOf(span), span.ParentSpanId == send.SpanId)),
            Is.EqualTo(new[]
            {
                ("POST", ActivityKind.Client, $"error.type=429 http.request.method=POST http.response.status_code=429 messaginghub.account=polly {at}", true),
                ("POST", ActivityKind.Client, $"http.request.method=POST http.request.resend_count=1 http.response.status_code=200 messaginghub.account=polly {at}", true),
                ("send polly", ActivityKind.Producer, $"messaging.operation.name=send messaging.operation.type=send messaging.system=parrot messaginghub.account=polly {at}", false),
            }));
    }

    [Test]
    public async Task A_failed_send_tells_its_code_and_whether_it_may_have_been_accepted(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(503, ""));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await Failure.Of(hub.SendAsync(cancellationToken));

        Activity send = telemetry.Spans[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(send.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(
                CollectedTelemetry.TagsOf(send),
                Does.Contain("error.type=unavailable").And.Contain("http.response.status_code=503").And.Contain("messaginghub.may_have_been_accepted=True"));
        }
    }

    [Test]
    public async Task Messages_are_counted_as_accepted_rejected_or_unknown(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("m1"), Answer.Ok("m2"), Answer.With(400, ""), Answer.With(503, ""));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        await hub.SendAsync(cancellationToken);
        await hub.SendAsync(cancellationToken);
        await Failure.Of(hub.SendAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(telemetry.Points.Where(point => point.Name == "messaginghub.messages"), Is.EquivalentTo(new[]
        {
            ("messaginghub.messages", Named("messaginghub.outcome=accepted"), 2.0),
            ("messaginghub.messages", Named("messaginghub.outcome=rejected"), 1.0),
            ("messaginghub.messages", Named("messaginghub.outcome=unknown"), 1.0),
        }));
    }

    [Test]
    public async Task Durations_errors_attempts_and_waits_are_measured(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, ""), Answer.With(429, ""), Answer.With(402, ""));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(telemetry.Points.Where(point => point.Name != "messaginghub.messages"), Is.EquivalentTo(new[]
        {
            ("messaging.client.operation.duration", Named("error.type=paymentRequired"), 1.0),
            ("messaginghub.errors", Named("error.type=paymentRequired"), 1.0),
            ("messaginghub.attempts", Named("error.type=429 http.response.status_code=429"), 2.0),
            ("messaginghub.attempts", Named("error.type=402 http.response.status_code=402"), 1.0),
            ("messaginghub.rate_limit.wait", "messaging.operation.name=send messaginghub.account=polly", 1.0),
            ("messaginghub.circuit_breaker.open", "messaging.system=parrot messaginghub.account=polly", 0.0),
        }));
    }

    [Test]
    public async Task A_breaker_that_opens_shows(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(503, ""));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.Resilience.BreakerMinimumThroughput = 2);
        await Failure.Of(hub.SendAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(telemetry.Points, Has.Member(("messaginghub.circuit_breaker.open", "messaging.system=parrot messaginghub.account=polly", 1.0)));
    }

    [Test]
    public async Task The_caller_who_cancels_is_not_an_error_of_the_service(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Never);
        using MessagingHubInstance hub = Parrots.At(server.Address);
        using var caller = new CancellationTokenSource();

        Task call = hub.SendAsync(caller.Token);
        await server.NextRequestAsync(cancellationToken);
        await caller.CancelAsync();
        await Failure.Of<OperationCanceledException>(call);

        Assert.That(telemetry.Points, Has.Member(("messaginghub.errors", Named("error.type=cancelled"), 1.0))
            .And.Member(("messaginghub.messages", Named("messaginghub.outcome=unknown"), 1.0)));
    }

    [Test]
    public async Task The_service_gets_no_trace_of_ours(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("m1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.SendAsync(cancellationToken);

        Assert.That(server.Requests[0].Header("traceparent"), Is.Null);
    }

    [Test]
    public async Task The_callers_own_span_is_the_parent(CancellationToken cancellationToken)
    {
        using var telemetry = new CollectedTelemetry();
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("m1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        using Activity own = new Activity("order") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

        await hub.SendAsync(cancellationToken);

        Assert.That((telemetry.Spans[^1].ParentSpanId, Activity.Current), Is.EqualTo((own.SpanId, own)));
    }

    [Test]
    public void Without_a_listener_watching_a_call_allocates_nothing()
    {
        using MessagingHubInstance hub = Parrots.At(new Uri("https://parrot.example/"));
        AccountPipeline pipeline = hub.Parrot().Pipeline;
        WireOperation send = WireOperation.Change("send");
        var attempt = new Attempt(pipeline.State.Credential);
        Watch(pipeline, send, attempt);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Watch(pipeline, send, attempt);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Watch(AccountPipeline pipeline, WireOperation operation, Attempt attempt)
    {
        using var call = new OperationWatch(pipeline, operation);
        using var request = new AttemptWatch(pipeline, operation, resend: 0);
        request.Ended(attempt);
        call.Succeeded();
    }

    private static string Named(string more) => string.Join(' ', $"{Sent} {more}".Split(' ').Order(StringComparer.Ordinal));
}
