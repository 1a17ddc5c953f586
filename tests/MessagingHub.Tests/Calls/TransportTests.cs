using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Calls;

/// <summary>What every attempt guarantees, whatever handlers the application adds.</summary>
[CancelAfter(20_000)]
internal sealed class TransportTests
{
    [Test]
    public async Task The_credential_is_set_once_in_every_attempt(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, ""), Answer.With(429, ""), Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.SendAsync(cancellationToken);

        Assert.That(server.Requests.Select(request => request.Header("X-Parrot-Key")), Is.EqualTo((string[])[Parrots.Key, Parrots.Key, Parrots.Key]));
    }

    [Test]
    public async Task A_handler_that_repeats_a_change_is_stopped_before_the_second_copy(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(500, ""), Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => new RepeatingHandler()));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests.Count(request => request.Body.Length > 0), Is.EqualTo(1));
            Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Unavailable, true)));
        }
    }

    [Test]
    public async Task The_credential_is_set_once_when_an_applications_handler_repeats_a_read(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(500, ""), Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => new RepeatingHandler()));

        await hub.CallAsync(isChange: false, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests.Select(request => request.Header("X-Parrot-Key")), Is.EqualTo((string[])[Parrots.Key, Parrots.Key]));
            Assert.That(server.Requests.Select(request => request.Body).Distinct().Count(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_change_that_an_applications_handler_sent_and_then_lost_may_have_been_accepted(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(
            server.Address, http: http => http.AddHttpMessageHandler(() => new ThrowingAfterwardsHandler(new InvalidOperationException("oops"))));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, failure.MayHaveBeenAccepted), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task A_credential_that_a_request_carries_already_is_replaced(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.Parrot().ChangeAsync(
            () => new HttpRequestMessage(HttpMethod.Post, "things") { Headers = { { "X-Parrot-Key", ["another", "more"] } } }, cancellationToken);

        Assert.That(server.Requests[0].Header("X-Parrot-Key"), Is.EqualTo(Parrots.Key));
    }

    [Test]
    public async Task Handlers_of_the_application_run_inside_each_attempt(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(503, ""), Answer.With(503, ""), Answer.Ok("1"));
        var counting = new CountingHandler();
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => counting));

        await hub.ReadAsync(cancellationToken);

        Assert.That(counting.Attempts, Is.EqualTo(3));
    }

    private static IEnumerable<Exception> OddExceptions() =>
    [
        new InvalidOperationException("odd"), new NotSupportedException("odd"), new TimeoutException("odd"), new TaskCanceledException("odd"),
        new OperationCanceledException("odd"), new ObjectDisposedException("odd"), new AggregateException("odd"), new ArgumentException("odd"),
        new MessagingException(MessagingErrorCode.Conflict, "odd"), new UriFormatException("odd"), new IOException("odd"),
    ];

    [TestCaseSource(nameof(OddExceptions))]
    public async Task A_handler_that_throws_before_the_body_leaves_the_change_unsent(Exception odd, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        var failing = new FailingHandler(_ => odd);
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => failing));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.Unavailable));
            Assert.That(failure.MayHaveBeenAccepted, Is.False);
            Assert.That(failure.InnerException, Is.SameAs(odd));
            Assert.That(failing.Attempts, Is.EqualTo(4));
            Assert.That(server.Requests, Is.Empty);
        }
    }

    [TestCaseSource(nameof(OddExceptions))]
    public async Task A_handler_that_throws_after_the_body_left_makes_the_change_uncertain(Exception odd, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => new ThrowingAfterwardsHandler(odd)));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(
            (failure.Code, failure.MayHaveBeenAccepted, server.Requests.Count), Is.EqualTo((MessagingErrorCode.Unavailable, true, 1)));
    }

    [Test]
    public async Task A_handler_that_answers_nothing_at_all_is_a_failure_like_any_other(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => new ForgetfulHandler()));

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.MayHaveBeenAccepted, server.Requests.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task An_exception_thrown_while_the_request_is_built_passes_through_unchanged(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        var thrown = new FormatException("cannot be written");
        int built = 0;

        FormatException failure = await Failure.Of<FormatException>(hub.Parrot().ChangeAsync(
            () =>
            {
                built++;
                throw thrown;
            },
            cancellationToken));

        Assert.That((failure, built, server.Requests.Count), Is.EqualTo((thrown, 1, 0)));
    }

    [Test]
    public async Task Many_calls_at_once_each_get_their_own_answer(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(exchange => Answer.Ok(exchange.Request.Body)(exchange));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"text {i}")];

        SentMessage[] sent = await Task.WhenAll(texts.Select(text => hub.Default.SendAsync(Some.Message(text), cancellationToken)));

        Assert.That(sent.Select(message => message.Id), Is.EqualTo(texts));
    }

    [Test]
    public async Task A_handler_may_use_the_hub_itself(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(exchange => Answer.Ok(exchange.Request.Method)(exchange));
        MessagingHubInstance? self = null;
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => new AskingHandler(() => self!)));
        self = hub;

        SentMessage sent = await hub.SendAsync(cancellationToken);

        Assert.That((sent.Id, string.Join(',', server.Requests.Select(request => request.Method))), Is.EqualTo(("POST", "GET,POST")));
    }

    [Test]
    public async Task A_call_outlives_the_hub_it_was_made_on(CancellationToken cancellationToken)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LoopbackServer server = LoopbackServer.Answering(async exchange =>
        {
            await release.Task.WaitAsync(exchange.Over);
            await Answer.Ok("42")(exchange);
        });
        MessagingHubInstance hub = Parrots.At(server.Address);

        Task<SentMessage> call = hub.SendAsync(cancellationToken);
        await server.NextRequestAsync(cancellationToken);
        await hub.DisposeAsync();
        release.SetResult();

        Assert.That((await call).Id, Is.EqualTo("42"));
    }

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.InternalServerError ? await base.SendAsync(request, cancellationToken) : response;
        }
    }

    private sealed class ThrowingAfterwardsHandler(Exception thrown) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage lost = await base.SendAsync(request, cancellationToken);
            throw thrown;
        }
    }

    private sealed class AskingHandler(Func<MessagingHubInstance> hub) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                await hub().ReadAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class ForgetfulHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage forgotten = await base.SendAsync(request, cancellationToken);
            return null!;
        }
    }
}
