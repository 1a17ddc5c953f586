using System.Globalization;

namespace MessagingHub;

/// <summary>Checks the Unix time that a service puts beside its signature.</summary>
internal static class WebhookTimestamp
{
    // As seconds this is the year 5138, as milliseconds the year 1973: no time of a delivery can be meant both ways.
    private const long FirstInMilliseconds = 100_000_000_000;

    /// <summary>Why a time is not taken; null where it is within the tolerance, past or future, in seconds or in milliseconds.</summary>
    public static string? ProblemOf(string timestamp, string header, TimeSpan tolerance, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return $"{header} is not a Unix time in seconds or milliseconds.";
        }

        long sent = number < FirstInMilliseconds ? number * 1000 : number;
        return Math.Abs(now.ToUnixTimeMilliseconds() - sent) <= tolerance.TotalMilliseconds
            ? null
            : $"{header} is more than {tolerance} away from now (Webhooks:TimestampTolerance): a repeated recording, or a clock that is wrong.";
    }
}
