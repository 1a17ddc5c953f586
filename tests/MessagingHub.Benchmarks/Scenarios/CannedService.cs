using System.Net;
using System.Net.Http.Headers;

namespace MessagingHub.Benchmarks;

/// <summary>A service in memory: it reads the whole request, and answers at once from bytes that are there already.</summary>
/// <remarks>Everything completes synchronously, so that one thread does all the work and its allocations can be counted.</remarks>
internal sealed class CannedService(HttpStatusCode status, byte[] sendAnswer, Func<Uri, byte[]> pageAnswer) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] answer = sendAnswer;
        if (request.Content is { } content)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            answer = pageAnswer(request.RequestUri!);
        }

        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(answer), RequestMessage = request };
        response.Content.Headers.ContentType = Json;
        response.Headers.TryAddWithoutValidation("Date", "Fri, 20 Mar 2026 08:15:00 GMT");
        response.Headers.TryAddWithoutValidation("Server", "nginx");
        response.Headers.TryAddWithoutValidation("X-Request-Id", "6f1c9a52-0b3e-4d57-9c1e-2f7d1a8b4c60");
        return response;
    }
}
