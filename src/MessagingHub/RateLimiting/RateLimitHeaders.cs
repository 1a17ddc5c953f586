using System.Globalization;
using System.Net.Http.Headers;

namespace MessagingHub;

/// <summary>Reads what VelaFlows and FlowIQ document, and many others send: <c>X-RateLimit-Limit</c>, <c>X-RateLimit-Remaining</c> and <c>X-RateLimit-Reset</c>.</summary>
internal static class RateLimitHeaders
{
    private const long SecondsOfYear2001 = 1_000_000_000;

    // A clock that is further off than this is not a clock, and the header not about this answer.
    private static readonly TimeSpan WorstClock = TimeSpan.FromHours(1);

    public static RateReport Read(HttpResponseMessage response, TimeProvider time) => new()
    {
        Reached = true,
        Limit = CountOf(response.Headers, "X-RateLimit-Limit"),
        Remaining = CountOf(response.Headers, "X-RateLimit-Remaining"),
        ResetAfter = ResetAfter(response, time),
    };

    private static TimeSpan? ResetAfter(HttpResponseMessage response, TimeProvider time)
    {
        if (NumberOf(response.Headers, "X-RateLimit-Reset") is not { } seconds || seconds > uint.MaxValue)
        {
            return null;
        }

        // Both services document a Unix time; a small number can only be seconds from now.
        TimeSpan wait = seconds < SecondsOfYear2001
            ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.FromUnixTimeSeconds(seconds) - ServiceTime(response, time);
        return wait > TimeSpan.Zero && wait <= TimeSpan.FromDays(1) ? wait : null;
    }

    /// <summary>What time it is at the service, whose clock may differ from this one.</summary>
    public static DateTimeOffset ServiceTime(HttpResponseMessage response, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        return response.Headers.Date is { } date && (date - now).Duration() < WorstClock ? date : now;
    }

    private static int? CountOf(HttpResponseHeaders headers, string name) =>
        NumberOf(headers, name) is { } number and <= int.MaxValue ? (int)number : null;

    private static long? NumberOf(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values)
        && values.Count == 1
        && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
}
