using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub;

/// <summary>A service's whole answer: status, headers and buffered body, whatever the status says.</summary>
public sealed class WireResponse
{
    /// <summary>Takes what was received.</summary>
    /// <param name="raw">Status, headers and body.</param>
    /// <param name="retryAfter">How long the service asks to wait; null where it does not say.</param>
    public WireResponse(RawResponse raw, TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(raw);
        Raw = raw;
        RetryAfter = retryAfter;
    }

    /// <summary>Status, headers and body as received.</summary>
    public RawResponse Raw { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode => Raw.StatusCode;

    /// <summary>Whether the status is 200 to 299.</summary>
    public bool IsSuccess => StatusCode is >= 200 and <= 299;

    /// <summary>How long the service asks to wait (<c>Retry-After</c>, seconds or date); null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The credential the request went out with; null for an answer that was not received by the hub.</summary>
    internal WireCredential? Credential { get; init; }

    /// <summary>The largest answer that the account takes, in bytes.</summary>
    internal int MaxBytes { get; init; } = MessagingAccountOptions.DefaultMaxResponseBytes;

    /// <summary>Whether the body was not read because that would have taken more memory than the account allows.</summary>
    internal bool IsTooDear { get; private set; }

    /// <summary>Reads the body as JSON, whatever its content type says; a byte order mark is skipped.</summary>
    /// <remarks>
    /// It may be 64 levels deep. A body of more than 64 KiB that has less than 16 bytes for each of its objects, or less than 3 for each
    /// of its values, counts as not readable; so does one of any length that would take more than twenty times <c>MaxResponseBytes</c> in memory, and then
    /// the failure names that setting.
    /// </remarks>
    /// <typeparam name="T">The wire record.</typeparam>
    /// <param name="type">The record's source-generated metadata.</param>
    /// <param name="value">The record; null where the body is not such JSON, or is <c>null</c>.</param>
    /// <returns>Whether there is a record.</returns>
    public bool TryReadJson<T>(JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value)
        where T : class
    {
        bool isRead = WireJson.TryRead(Raw.Body.Span, type, MaxBytes, out value, out bool isTooDear);
        IsTooDear |= isTooDear;
        return isRead;
    }

    /// <summary>The status and the body's length only.</summary>
    public override string ToString() => Raw.ToString();
}
