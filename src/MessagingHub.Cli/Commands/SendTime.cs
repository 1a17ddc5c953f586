using System.Globalization;

namespace MessagingHub.Cli;

/// <summary>Reads a time of day with its offset: without one it would mean another instant on every machine.</summary>
internal static class SendTime
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    public static DateTimeOffset Read(string option, string text)
    {
        string withOffset = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        return DateTimeOffset.TryParseExact(withOffset, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
            ? time
            : throw InputException.Usage($"{option}: give the time with its offset, such as 2030-01-31T09:00:00Z or 2030-01-31T09:00:00+02:00.");
    }
}
