using System.Net;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>Keeps the last request and its body, and gives the answer it was told to give.</summary>
internal sealed class CapturingHandler(Func<HttpResponseMessage>? answer = null) : HttpMessageHandler
{
    public Uri Url { get; private set; } = new("about:blank");

    public HttpMethod? Method { get; private set; }

    public HttpContent? Content { get; private set; }

    public long? ContentLength { get; private set; }

    public string? Body { get; private set; }

    public static (HttpClient Client, CapturingHandler Handler) At(string baseAddress, Func<HttpResponseMessage>? answer = null)
    {
        var handler = new CapturingHandler(answer);
        return (new HttpClient(handler) { BaseAddress = new Uri(baseAddress) }, handler);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Url = request.RequestUri!;
        Method = request.Method;
        Content = request.Content;
        ContentLength = request.Content?.Headers.ContentLength;
        Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        return answer?.Invoke() ?? new HttpResponseMessage(HttpStatusCode.OK);
    }
}
