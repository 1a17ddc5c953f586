using System.IO.Compression;
using System.Net;
using System.Text;
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
    public async Task The_credential_is_set_once_when_an_applications_handler_repeats_the_request([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(500, ""), Answer.Ok("1"));
        using MessagingHubInstance hub = Parrots.At(server.Address, http: http => http.AddHttpMessageHandler(() => new RepeatingHandler()));

        await hub.CallAsync(isChange, cancellationToken);

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

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task Redirects_are_not_followed(int status, CancellationToken cancellationToken)
    {
        await using LoopbackServer elsewhere = LoopbackServer.Answering(Answer.Ok("stolen"));
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(status, "", ("Location", elsewhere.Address.ToString())));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await Failure.Of(hub.ReadAsync(cancellationToken));
        await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, elsewhere.Requests.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Cookies_are_not_kept(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, "ok:", ("Set-Cookie", "session=1; Path=/")));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.ReadAsync(cancellationToken);
        await hub.ReadAsync(cancellationToken);

        Assert.That(server.Requests.Select(request => request.Header("Cookie")), Is.All.Null);
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task Compressed_answers_are_read(string encoding, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(
            Answer.With(200, Compressed(encoding, "ok:" + new string('z', 50_000)), ("Content-Encoding", encoding)));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        Assert.That(await hub.ReadAsync(cancellationToken), Is.EqualTo(new string('z', 50_000)));
        Assert.That(server.Requests[0].Header("Accept-Encoding"), Does.Contain(encoding));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task A_small_answer_that_unpacks_to_a_huge_one_ends_at_the_limit(string encoding, CancellationToken cancellationToken)
    {
        byte[] bomb = Compressed(encoding, "ok:" + new string('\0', 64 * 1024 * 1024));
        Assume.That(bomb, Has.Length.LessThan(1 << 20));
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, bomb, ("Content-Encoding", encoding)));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.MaxResponseBytes = 1 << 20);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
            Assert.That(failure.MayHaveBeenAccepted, Is.True);
            Assert.That(failure.Message, Does.Contain("MaxResponseBytes"));
            Assert.That(failure.Raw?.Body.Length, Is.EqualTo(64 * 1024));
        }
    }

    [Test]
    public async Task An_answer_that_only_claims_to_be_compressed_is_not_understood(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, "ok:plain", ("Content-Encoding", "gzip")));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.InvalidResponse, true)));
    }

    [TestCase(1024, true)]
    [TestCase(1025, false)]
    public async Task The_largest_answer_is_taken_and_one_byte_more_is_not(int bytes, bool taken, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(200, "ok:" + new string('x', bytes - 3)));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.MaxResponseBytes = 1024);

        Task<string> call = hub.ReadAsync(cancellationToken);

        if (taken)
        {
            Assert.That(await call, Has.Length.EqualTo(bytes - 3));
        }
        else
        {
            Assert.That((await Failure.Of(call)).Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
        }
    }

    [Test]
    public async Task A_refusal_with_a_huge_text_keeps_the_code_of_its_status(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(403, new string('x', 100_000)));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.MaxResponseBytes = 2048);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That(
            (failure.Code, failure.Raw?.Body.Length, failure.Raw?.IsBodyTruncated), Is.EqualTo((MessagingErrorCode.PermissionDenied, 2048, true)));
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

    private static byte[] Compressed(string encoding, string text)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            packer.Write(Encoding.ASCII.GetBytes(text));
        }

        return packed.ToArray();
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
