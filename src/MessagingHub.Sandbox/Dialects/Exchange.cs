using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>The wire's side of one request: everything that may be done to an answer, well or badly.</summary>
internal sealed class Exchange(
    HttpContext context, RequestLog.Line line, IReadOnlyDictionary<string, string> always, CancellationToken stopping) : IDisposable
{
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);

    /// <summary>Fires when the client has left or the server stops: the end of everything that would never end.</summary>
    public CancellationToken Over => _over.Token;

    public string Prefix => context.Request.PathBase.Value ?? "";

    public async Task SendAsync(Answer answer)
    {
        await StartAsync(answer, answer.Body.Length);
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>Sends status and headers; without a length the body is chunked.</summary>
    public async Task StartAsync(Answer answer, long? length)
    {
        // Logged first: whoever has read the answer must find its status in the log.
        line.Answered(answer.Status);
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = length;
        foreach ((string name, string value) in always.Concat(answer.Headers))
        {
            response.Headers[name] = value;
        }

        await response.StartAsync(context.RequestAborted);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await context.Response.Body.WriteAsync(bytes, Over);
        await context.Response.Body.FlushAsync(Over);
    }

    /// <summary>Tears the connection down; what has not left yet may be lost.</summary>
    public void Reset() => context.Abort();

    /// <summary>
    /// Ends an answer in the middle, after all that was written has left. Leaving the server with an exception is the
    /// one way that both Kestrel and an in-memory server understand; an abort could overtake the bytes.
    /// </summary>
    public static Exception Drop() => new IOException("A scripted fault drops the connection.");

    /// <summary>Says nothing until the client has left or the server stops.</summary>
    public async Task StallAsync()
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Over);
        }
        catch (OperationCanceledException)
        {
            Reset();
        }
    }

    public void Dispose() => _over.Dispose();
}
