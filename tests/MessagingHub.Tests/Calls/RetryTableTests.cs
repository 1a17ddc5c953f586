using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Tests.Calls;

/// <summary>The contract's table of failures, row by row, at a real socket.</summary>
[CancelAfter(20_000)]
internal sealed class RetryTableTests
{
    private const int Once = 1;
    private const int AllAttempts = 4;

    private static IEnumerable<CallRow> Rows()
    {
        (int Status, MessagingErrorCode Code)[] refusals =
        [
            (400, MessagingErrorCode.InvalidRequest), (401, MessagingErrorCode.Unauthenticated), (402, MessagingErrorCode.PaymentRequired),
            (403, MessagingErrorCode.PermissionDenied), (404, MessagingErrorCode.NotFound), (409, MessagingErrorCode.Conflict),
            (418, MessagingErrorCode.InvalidRequest), (422, MessagingErrorCode.InvalidRequest), (499, MessagingErrorCode.InvalidRequest),
        ];
        foreach ((int status, MessagingErrorCode code) in refusals)
        {
            yield return new($"{status}", Answer.With(status, "why"), code)
            { Requests = (Once, Once), MayHaveBeenAccepted = false, Status = status, Body = "why" };
        }

        foreach (int status in (int[])[300, 301, 302, 303, 304, 307, 308])
        {
            yield return new($"{status}", Answer.With(status, status == 304 ? "" : "moved", ("Location", "/elsewhere")), MessagingErrorCode.InvalidResponse)
            { Requests = (Once, Once), MayHaveBeenAccepted = true, Status = status };
        }

        yield return new("429", Answer.With(429, "slowly"), MessagingErrorCode.RateLimited)
        { Requests = (AllAttempts, AllAttempts), MayHaveBeenAccepted = false, IsTransient = true, Status = 429, Body = "slowly" };

        yield return new("408", Answer.With(408, "late"), MessagingErrorCode.Timeout)
        { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true, Status = 408, Body = "late" };

        yield return new("504", Answer.With(504, "late"), MessagingErrorCode.Timeout)
        { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true, Status = 504, Body = "late" };

        foreach (int status in (int[])[500, 502, 503, 599])
        {
            yield return new($"{status}", Answer.With(status, "<html>oops"), MessagingErrorCode.Unavailable)
            { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true, Status = status, Body = "<html>oops" };
        }

        yield return new("reset after the request", Answer.Reset, MessagingErrorCode.Unavailable)
        { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true };

        yield return new("end of the connection after the request", Answer.HangUp, MessagingErrorCode.Unavailable)
        { Requests = (AllAttempts, Once), StackRepeatsReads = true, MayHaveBeenAccepted = true, IsTransient = true };

        yield return new("an answer that is not HTTP", Answer.NotHttp, MessagingErrorCode.Unavailable)
        { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true };

        yield return new("a body shorter than its length", Answer.Truncated, MessagingErrorCode.InvalidResponse)
        { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true, Status = 200, Body = "ok:12" };

        yield return new("chunks that end early", Answer.ChunkedCutShort, MessagingErrorCode.InvalidResponse)
        { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true, Status = 200, Body = "ok:12" };

        yield return new("a body without end", Answer.Endless, MessagingErrorCode.InvalidResponse)
        { Requests = (Once, Once), MayHaveBeenAccepted = true, Status = 200, Body = "xxxx" };

        yield return new("200 and not understood", Answer.With(200, "<html>Welcome</html>"), MessagingErrorCode.InvalidResponse)
        { Requests = (Once, Once), MayHaveBeenAccepted = true, Status = 200, Body = "<html>Welcome</html>" };

        yield return new("200 and empty", Answer.With(200, ""), MessagingErrorCode.InvalidResponse)
        { Requests = (Once, Once), MayHaveBeenAccepted = true, Status = 200, Body = "" };

        yield return new("204", Answer.Raw("HTTP/1.1 204 X\r\n\r\n", thenClose: false), MessagingErrorCode.InvalidResponse)
        { Requests = (Once, Once), MayHaveBeenAccepted = true, Status = 204, Body = "" };

        yield return new("200 and an envelope that says failure", Answer.With(200, "no:E17"), MessagingErrorCode.Conflict)
        { Requests = (Once, Once), MayHaveBeenAccepted = false, Status = 200, Body = "no:E17" };

        yield return new("400 whose body breaks off", Answer.BreakingOff(400), MessagingErrorCode.InvalidRequest)
        { Requests = (Once, Once), MayHaveBeenAccepted = false, Status = 400, Body = "half" };

        yield return new("503 whose body breaks off", Answer.BreakingOff(503), MessagingErrorCode.Unavailable)
        { Requests = (AllAttempts, Once), MayHaveBeenAccepted = true, IsTransient = true, Status = 503, Body = "half" };

        yield return new("429 whose body breaks off", Answer.BreakingOff(429), MessagingErrorCode.RateLimited)
        { Requests = (AllAttempts, AllAttempts), MayHaveBeenAccepted = false, IsTransient = true, Status = 429, Body = "half" };
    }

    [Test]
    public async Task What_the_caller_learns_is_what_the_table_says(
        [ValueSource(nameof(Rows))] CallRow row, [Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(row.Answer);
        var attempts = new CountingHandler();
        using MessagingHubInstance hub = Parrots.At(
            server.Address, new FakeTime(), options => options.MaxResponseBytes = 1 << 20, http => http.AddHttpMessageHandler(() => attempts));

        MessagingException failure = await Failure.Of(hub.CallAsync(isChange, cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Code, Is.EqualTo(row.Code));
            Assert.That(attempts.Attempts, Is.EqualTo(isChange ? row.Requests.Change : row.Requests.Read));
            if (isChange || !row.StackRepeatsReads)
            {
                Assert.That(server.Requests, Has.Count.EqualTo(attempts.Attempts));
            }

            Assert.That(failure.MayHaveBeenAccepted, Is.EqualTo(isChange && row.MayHaveBeenAccepted));
            Assert.That(failure.IsTransient, Is.EqualTo(row.IsTransient));
            Assert.That(failure.CanResend, Is.EqualTo(row.IsTransient && !failure.MayHaveBeenAccepted));
            Assert.That(failure.StatusCode, Is.EqualTo(row.Status));
            Assert.That(failure.Provider, Is.EqualTo("polly"));
            Assert.That(failure.Operation, Is.EqualTo(isChange ? "send" : "read"));
            Assert.That(failure.Message, Does.Contain("polly").And.Contain("Parrot").And.Contain(failure.Operation!));
            Assert.That(failure.RetryAfter, Is.Null);
            Assert.That(failure.Raw?.StatusCode, Is.EqualTo(row.Status));
            if (row.Body is { } body)
            {
                Assert.That(failure.Raw?.GetBodyText(), Does.StartWith(body));
            }
        }
    }

    [Test]
    public async Task A_good_answer_is_asked_for_once([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("fine"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.CallAsync(isChange, cancellationToken);

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(503, ExpectedResult = "fine")]
    [TestCase(408, ExpectedResult = "fine")]
    [TestCase(429, ExpectedResult = "fine")]
    public async Task<string> A_read_succeeds_when_a_later_attempt_does(int status, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(status, ""), Answer.Truncated, Answer.Reset, Answer.Ok("fine"));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        return await hub.ReadAsync(cancellationToken);
    }

    [Test]
    public async Task A_change_that_was_told_to_slow_down_is_tried_again_and_then_ends_with_what_happened_last(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, ""), Answer.Reset);
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, failure.Code, failure.MayHaveBeenAccepted), Is.EqualTo((2, MessagingErrorCode.Unavailable, true)));
    }

    [Test]
    public async Task A_change_on_a_connection_that_the_server_drops_after_reading_it_is_sent_once(CancellationToken cancellationToken)
    {
        // The connection is a reused one, where an HTTP stack is tempted to try again by itself.
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("1"), Answer.HangUp, Answer.Ok("3"));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        await hub.SendAsync(cancellationToken);

        MessagingException failure = await Failure.Of(hub.SendAsync(cancellationToken));

        Assert.That((server.Requests.Count, failure.MayHaveBeenAccepted), Is.EqualTo((2, true)));
    }

    [TestCase("DELETE")]
    [TestCase("PUT")]
    [TestCase("POST")]
    [TestCase("PATCH")]
    public async Task A_change_without_a_body_still_has_one_to_watch(string method, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.HangUp);
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(
            hub.Parrot().ChangeAsync(() => new HttpRequestMessage(new HttpMethod(method), "things"), cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.MayHaveBeenAccepted, Is.True);
            Assert.That(server.Requests, Has.Count.EqualTo(1));
            Assert.That(server.Requests[0].Header("Content-Length"), Is.EqualTo("0"));
        }
    }

    [Test]
    public async Task Without_resilience_nothing_is_tried_twice([Values] bool isChange, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(429, ""));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.Resilience.Enabled = false);

        MessagingException failure = await Failure.Of(hub.CallAsync(isChange, cancellationToken));

        Assert.That((server.Requests.Count, failure.Code), Is.EqualTo((1, MessagingErrorCode.RateLimited)));
    }

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(1, ExpectedResult = 2)]
    [TestCase(7, ExpectedResult = 8)]
    public async Task<int> The_configured_number_of_repetitions_holds(int repetitions, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.With(500, ""));
        using MessagingHubInstance hub = Parrots.At(server.Address, configure: options => options.Resilience.MaxRetryAttempts = repetitions);
        await Failure.Of(hub.ReadAsync(cancellationToken));
        return server.Requests.Count;
    }
}
