using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MessagingHub;

/// <summary>The hub's activity source and its instruments; without a listener they cost a look at a flag.</summary>
internal sealed class HubInstruments : IDisposable
{
    private readonly Meter _meter;

    /// <param name="meters">The application's factory of meters; null for a meter of the hub's own.</param>
    public HubInstruments(IMeterFactory? meters)
    {
        _meter = meters?.Create(MessagingHubTelemetry.Name) ?? new Meter(MessagingHubTelemetry.Name);
        OperationDuration = _meter.CreateHistogram<double>(
            MessagingHubTelemetry.OperationDuration, "s", "How long a call took, with its waits and repetitions.");
        Messages = _meter.CreateCounter<long>(
            MessagingHubTelemetry.Messages, "{message}", "Messages by outcome: accepted, rejected or unknown.");
        Errors = _meter.CreateCounter<long>(MessagingHubTelemetry.Errors, "{error}", "Calls that failed, by code.");
        Attempts = _meter.CreateCounter<long>(MessagingHubTelemetry.Attempts, "{attempt}", "Requests sent, repetitions included.");
        LimiterWait = _meter.CreateHistogram<double>(
            MessagingHubTelemetry.LimiterWait, "s", "How long calls waited for their turn under the service's limit.");
    }

    public ActivitySource Source { get; } = new(MessagingHubTelemetry.Name);

    public Histogram<double> OperationDuration { get; }

    public Counter<long> Messages { get; }

    public Counter<long> Errors { get; }

    public Counter<long> Attempts { get; }

    public Histogram<double> LimiterWait { get; }

    /// <summary>Shows the breakers of whatever accounts there are: 1 while calls are held back, else 0.</summary>
    public void ObserveBreakers(Func<IEnumerable<Account>> accounts) => _meter.CreateObservableGauge(
        MessagingHubTelemetry.Breaker,
        () => accounts().Select(account => new Measurement<int>(
            account.State.Policy.IsOpen ? 1 : 0,
            new KeyValuePair<string, object?>(MessagingHubTelemetry.Account, account.Name),
            new KeyValuePair<string, object?>(MessagingHubTelemetry.System, account.Pipeline.System))),
        description: "Whether calls are held back because too many of the last ones failed.");

    public void Dispose()
    {
        Source.Dispose();
        _meter.Dispose();
    }
}
