using System.Text;

namespace MessagingHub;

/// <summary>What a service sent: status, headers and body as received.</summary>
/// <remarks>It may hold personal data; its <see cref="ToString"/> never does. In an exception the body is cut at 64 KiB
/// and the account's own credential is removed.</remarks>
public sealed class RawResponse
{
    /// <summary>Takes what was received.</summary>
    /// <param name="statusCode">The HTTP status, 100 to 599.</param>
    /// <param name="headers">The headers, in the order received; a name may occur more than once.</param>
    /// <param name="body">The body after decompression.</param>
    /// <param name="isBodyTruncated">Whether the body is not whole: cut off here or on the way.</param>
    public RawResponse(
        int statusCode, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, bool isBodyTruncated = false)
    {
        ArgumentNullException.ThrowIfNull(headers);
        StatusCode = statusCode;
        Headers = headers;
        Body = body;
        IsBodyTruncated = isBodyTruncated;
    }

    /// <summary>The HTTP status, 100 to 599.</summary>
    public int StatusCode { get; }

    /// <summary>The headers, in the order received; a name may occur more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body after decompression.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the body is not whole: cut off here or on the way.</summary>
    public bool IsBodyTruncated { get; }

    /// <summary>The body read as UTF-8; bytes that are not become U+FFFD.</summary>
    public string GetBodyText() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The status and the body's length only.</summary>
    public override string ToString() => $"HTTP {StatusCode}, {Body.Length} bytes{(IsBodyTruncated ? ", truncated" : "")}";
}
