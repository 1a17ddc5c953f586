using System.Net.Http.Headers;

namespace MessagingHub;

/// <summary>The outermost handler of one attempt: sets the credential, probes the body, buffers the answer, and writes down what happened.</summary>
/// <remarks>It is made for one attempt and wraps the shared, rotating handlers, which hold the application's own handlers and the connections.</remarks>
internal sealed class TransportHandler(Attempt attempt, int maxResponseBytes, bool isChange, HttpMessageHandler shared, TimeProvider time)
    : DelegatingHandler(shared)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!isChange && request.Method != HttpMethod.Get)
        {
            throw new InvalidOperationException($"A {request.Method} request is a change: declare its operation with WireOperation.Change.");
        }

        attempt.Method = request.Method.Method;
        attempt.Credential.Apply(request);
        if (isChange)
        {
            request.Content = new BodyProbe(request.Content, attempt);
        }

        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("A handler answered with nothing.");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            attempt.Failed(Classify(cancellationToken), failure);
            throw;
        }

        await BufferAsync(response, cancellationToken).ConfigureAwait(false);
        return response;
    }

    private FailureKind Classify(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? FailureKind.TimedOut
        : isChange && !attempt.BodyStarted ? FailureKind.NeverStarted
        : FailureKind.ConnectionLost;

    private async ValueTask BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        (ReadOnlyMemory<byte> body, FailureKind? failure, Exception? cause) =
            await AnswerBody.ReadAsync(response.Content, maxResponseBytes, cancellationToken).ConfigureAwait(false);

        int status = (int)response.StatusCode;
        var raw = new RawResponse(status, HeadersOf(response), body, isBodyTruncated: failure is not null);
        if (failure is { } broken && status is >= 200 and <= 299)
        {
            attempt.BrokeOff(broken, cause, raw);
            throw cause ?? new HttpRequestException("The answer is larger than the account allows.");
        }

        attempt.Limits = RateLimitHeaders.Read(response, time);
        TimeSpan? retryAfter = RetryAfterOf(response);
        if (status == 429)
        {
            // Where the service does not say how long to wait, the time at which its window begins anew says it as well.
            retryAfter ??= attempt.Limits.ResetAfter;
            attempt.Limits = attempt.Limits with { BlockedFor = retryAfter };
        }

        // The status of a refusal is a verdict even if the text behind it never arrives in full.
        attempt.Answered(new WireResponse(raw, retryAfter) { Credential = attempt.Credential, MaxBytes = maxResponseBytes });

        using HttpContent consumed = response.Content;
        response.Content = new ReadOnlyMemoryContent(body);
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } seconds } => seconds,
            { Date: { } date } => date - RateLimitHeaders.ServiceTime(response, time),

            // HttpClient drops a number of seconds that is no int: it is a wait all the same, and one that fits into no call.
            _ => IsManySeconds(response) ? TimeSpan.FromSeconds(int.MaxValue) : null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsManySeconds(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values)
        && values.Count == 1
        && values.ToString() is { Length: > 0 } text
        && text.All(char.IsAsciiDigit);

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new List<KeyValuePair<string, string>>(response.Headers.NonValidated.Count + response.Content.Headers.NonValidated.Count);
        Add(headers, response.Headers);
        Add(headers, response.Content.Headers);
        return headers;
    }

    private static void Add(List<KeyValuePair<string, string>> headers, HttpHeaders received)
    {
        foreach ((string name, HeaderStringValues values) in received.NonValidated)
        {
            foreach (string value in values)
            {
                headers.Add(new(name, value));
            }
        }
    }
}
