using System.Net;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Lets requests through to the sandbox and keeps the first answer since it was last asked.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private (HttpStatusCode Status, byte[] Body)? _first;

    public (HttpStatusCode Status, byte[] Body) TakeFirst()
    {
        (HttpStatusCode, byte[]) answer = _first ?? throw new AssertionException("There was no answer.");
        _first = null;
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        _first ??= (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response;
    }
}
