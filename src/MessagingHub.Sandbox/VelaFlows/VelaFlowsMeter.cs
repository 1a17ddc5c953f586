using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>
/// Counts requests of the one token per endpoint in windows of 15 minutes. An endpoint is a route: whether each id in a
/// path counts for itself is not documented. Which endpoints are "bulk" is not either, so none is.
/// </summary>
internal sealed class VelaFlowsMeter(MessagingSandbox sandbox)
{
    private const int WindowSeconds = 15 * 60;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Method, string Path), int> _counts = [];
    private long _window;

    /// <param name="method">The HTTP method, which decides how much is allowed.</param>
    /// <param name="counted">The endpoint; null for what is not counted: strangers and unknown paths.</param>
    public Admission Admit(string method, DialectOperation? counted)
    {
        long now = sandbox.Time.GetUtcNow().ToUnixTimeSeconds();
        long window = now / WindowSeconds;
        long reset = (window + 1) * WindowSeconds;
        int limit = LimitOf(method);
        int used = counted is null ? 0 : Count(window, (method, counted.Path));
        return new Admission(
            new Dictionary<string, string>
            {
                ["X-RateLimit-Limit"] = Text(limit),
                ["X-RateLimit-Remaining"] = Text(Math.Max(0, limit - used)),
                ["X-RateLimit-Reset"] = Text(reset),
            },
            used > limit && sandbox.EnforceRateLimits ? TooMany(reset - now) : null);
    }

    public void Reset()
    {
        lock (_gate)
        {
            _counts.Clear();
        }
    }

    private static int LimitOf(string method) => method switch
    {
        "POST" or "PUT" or "PATCH" => 100,
        "DELETE" => 50,
        _ => 300,
    };

    private static Answer TooMany(long wait)
        => VelaFlowsErrors.Answer(429, message: FormattableString.Invariant($"Rate limit exceeded. Retry after {wait} seconds."))
            .WithHeader("Retry-After", Text(wait));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private int Count(long window, (string Method, string Path) endpoint)
    {
        lock (_gate)
        {
            if (window != _window)
            {
                _window = window;
                _counts.Clear();
            }

            return _counts[endpoint] = _counts.GetValueOrDefault(endpoint) + 1;
        }
    }
}
