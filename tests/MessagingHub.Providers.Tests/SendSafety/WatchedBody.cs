using System.Net;

namespace MessagingHub.Providers.Tests.SendSafety;

/// <summary>A body as it is, and the news that it has left.</summary>
internal sealed class WatchedBody : HttpContent
{
    private readonly HttpContent _body;
    private readonly TaskCompletionSource _left;

    public WatchedBody(HttpContent body, TaskCompletionSource left)
    {
        _body = body;
        _left = left;
        foreach ((string name, IEnumerable<string> values) in body.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await _body.CopyToAsync(stream, context);
        _left.TrySetResult();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Headers.ContentLength ?? -1;
        return length >= 0;
    }
}
