using System.Globalization;
using System.Text.RegularExpressions;

namespace MessagingHub.Conformance;

/// <summary>Finds in a call what it was to say, however it is escaped.</summary>
internal static partial class CallText
{
    /// <summary>Whether a value is in the call; a phone number with or without its plus, anything else ignoring case.</summary>
    public static bool Names(string call, string value) => Plain(call).Contains(value.TrimStart('+'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an instant is in the call: as an ISO 8601 time (UTC where it has no offset), or in seconds or milliseconds since 1970.</summary>
    public static bool Names(string call, DateTimeOffset time)
    {
        string plain = Plain(call);
        return Times().Matches(plain).Any(match => IsSame(match.Value, time))
            || Numbers().Matches(plain).Any(match => match.Value == Text(time.ToUnixTimeSeconds()) || match.Value == Text(time.ToUnixTimeMilliseconds()));
    }

    private static bool IsSame(string text, DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset said)
        && (said - time).Duration() < TimeSpan.FromSeconds(1);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Plain(string call) => Uri.UnescapeDataString(
        Escapes().Replace(call, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:?\d\d)?")]
    private static partial Regex Times();

    [GeneratedRegex(@"\d{9,}")]
    private static partial Regex Numbers();
}
