using System.Collections.Concurrent;

namespace MessagingHub;

/// <summary>Counts the calls of this process.</summary>
internal sealed class InMemoryRateLimitStore(TimeProvider time) : IRateLimitStore
{
    private readonly ConcurrentDictionary<string, CallLog> _logs = new(StringComparer.Ordinal);

    public ValueTask<RateTurn> TakeAsync(string key, IReadOnlyList<RateWindow> windows, CancellationToken cancellationToken) =>
        ValueTask.FromResult(LogOf(key).Take(windows));

    public ValueTask EndAsync(string key, IReadOnlyList<RateWindow> windows, RateReport report)
    {
        LogOf(key).End(windows, report);
        return ValueTask.CompletedTask;
    }

    private CallLog LogOf(string key) => _logs.GetOrAdd(key, static (_, time) => new CallLog(time), time);
}
