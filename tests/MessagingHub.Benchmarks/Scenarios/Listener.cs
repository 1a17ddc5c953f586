using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MessagingHub.Benchmarks;

/// <summary>Listens to all the hub tells, as an application with OpenTelemetry does, and drops it.</summary>
internal sealed class Listener : IDisposable
{
    private const string Source = "MessagingHub";

    private readonly ActivityListener _spans = new()
    {
        ShouldListenTo = source => source.Name == Source,
        Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private readonly MeterListener _measurements = new()
    {
        InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Source)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        },
    };

    public Listener()
    {
        ActivitySource.AddActivityListener(_spans);
        _measurements.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        _measurements.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        _measurements.Start();
    }

    public void Dispose()
    {
        _spans.Dispose();
        _measurements.Dispose();
    }
}
