using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MessagingHub.Tests.Telemetry;

/// <summary>An application's OpenTelemetry set-up, which keeps what it would export.</summary>
internal sealed class CollectedTelemetry : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<(string Name, string Tags, double Value)> _points = [];
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public CollectedTelemetry()
    {
        _tracing = Sdk.CreateTracerProviderBuilder()
            .AddSource(MessagingHubTelemetry.Name)
            .AddProcessor(new SimpleActivityExportProcessor(new SpanExporter(this)))
            .Build();
        _metering = Sdk.CreateMeterProviderBuilder()
            .AddMeter(MessagingHubTelemetry.Name)
            .AddReader(new BaseExportingMetricReader(new PointExporter(this)) { TemporalityPreference = MetricReaderTemporalityPreference.Delta })
            .Build();
    }

    /// <summary>The spans, in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Spans => _spans;

    /// <summary>The measurements since the last look: name, tags in alphabetical order, and the sum (of a histogram: the count).</summary>
    public IReadOnlyList<(string Name, string Tags, double Value)> Points
    {
        get
        {
            _points.Clear();
            _metering.ForceFlush();
            return [.. _points];
        }
    }

    public static string TagsOf(Activity span) => string.Join(' ', span.TagObjects.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(Text));

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }

    private static string Text(KeyValuePair<string, object?> tag) => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}");

    private sealed class SpanExporter(CollectedTelemetry all) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (Activity span in batch)
            {
                all._spans.Add(span);
            }

            return ExportResult.Success;
        }
    }

    private sealed class PointExporter(CollectedTelemetry all) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                {
                    var tags = new List<string>();
                    foreach (KeyValuePair<string, object?> tag in point.Tags)
                    {
                        tags.Add(Text(tag));
                    }

                    double value = metric.MetricType switch
                    {
                        MetricType.Histogram => point.GetHistogramCount(),
                        MetricType.LongGauge => point.GetGaugeLastValueLong(),
                        _ => point.GetSumLong(),
                    };
                    all._points.Add((metric.Name, string.Join(' ', tags.Order(StringComparer.Ordinal)), value));
                }
            }

            return ExportResult.Success;
        }
    }
}
