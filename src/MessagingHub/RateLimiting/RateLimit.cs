using Microsoft.Extensions.Configuration;

namespace MessagingHub;

/// <summary>So many calls in so much time.</summary>
public sealed class RateLimit
{
    private RateWindow[]? _windows;

    /// <summary>How many calls a window takes.</summary>
    /// <value>Required; 1 to 1,000,000.</value>
    public int Permits { get; set; }

    /// <summary>How long a window is. It slides: a call counts from its start until this long after its answer.</summary>
    /// <value>1 minute by default; 1 second to one day.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many calls one window may take for once, as long as two windows together take no more than twice <see cref="Permits"/>.</summary>
    /// <value>None by default: no more than <see cref="Permits"/>. From <see cref="Permits"/> to twice as many.</value>
    public int? Burst { get; set; }

    /// <summary>Whether each endpoint of the service has a window of its own.</summary>
    /// <value>False by default.</value>
    public bool PerEndpoint { get; set; }

    /// <summary>The windows in which calls are counted.</summary>
    internal RateWindow[] Windows => _windows ??= Burst is { } burst && burst > Permits
        ? [new RateWindow(burst, Window), new RateWindow(2 * Permits, 2 * Window)]
        : [new RateWindow(Permits, Window)];

    internal void Validate(string path, OptionsProblems problems)
    {
        const int Most = 1_000_000;
        string permits = ConfigurationPath.Combine(path, nameof(Permits));
        problems.Require(Permits is >= 1 and <= Most, permits, "must be 1 to 1000000");
        problems.Require(
            Window >= TimeSpan.FromSeconds(1) && Window <= TimeSpan.FromDays(1), ConfigurationPath.Combine(path, nameof(Window)), "must be 00:00:01 to one day");

        // Measured against a number that cannot stay, it would only be a second problem after the first.
        problems.Require(
            Burst is null || Permits is < 1 or > Most || problems.IsUnread(permits) || (Burst >= Permits && Burst <= 2L * Permits),
            ConfigurationPath.Combine(path, nameof(Burst)),
            $"must be from {permits} ({Permits}) to twice as many");
    }
}
