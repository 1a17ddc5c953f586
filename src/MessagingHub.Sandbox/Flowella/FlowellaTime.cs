using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>Dates as the service takes them: date only, or full ISO 8601; both are coerced to UTC.</summary>
internal static class FlowellaTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <exception cref="InvalidRequestException">The text is neither.</exception>
    public static DateTimeOffset Parse(string field, string text)
        => DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw new InvalidRequestException(field, "must be a date or an ISO 8601 time");
}
