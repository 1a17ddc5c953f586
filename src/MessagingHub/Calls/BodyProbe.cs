using System.Net;
using System.Net.Http.Headers;

namespace MessagingHub;

/// <summary>Sees the moment in which a request's body begins to leave: the line between "not sent" and "may have been sent".</summary>
/// <remarks>A change always has a content, if only an empty one, so that there is always something to see.</remarks>
internal sealed class BodyProbe : HttpContent
{
    private readonly HttpContent? _inner;
    private readonly Attempt _attempt;

    public BodyProbe(HttpContent? inner, Attempt attempt)
    {
        _inner = inner;
        _attempt = attempt;
        if (inner is null)
        {
            return;
        }

        // As they were set: to take them apart and put them together again would change nothing but take its time.
        foreach ((string name, HeaderStringValues values) in inner.Headers.NonValidated)
        {
            foreach (string value in values)
            {
                Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_attempt.BodyStarted)
        {
            // Some handler below repeats requests. What was sent first may have been accepted; a second copy must not follow it.
            throw new InvalidOperationException("A handler tried to send the same request twice; handlers must not repeat changes.");
        }

        _attempt.StartBody();
        return _inner?.CopyToAsync(stream, context, cancellationToken) ?? Task.CompletedTask;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner is null ? 0 : _inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
