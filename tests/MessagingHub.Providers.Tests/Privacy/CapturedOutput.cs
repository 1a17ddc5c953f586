using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>Everything that leaves the library by the way: log entries of all categories, spans of all sources, measurements of all meters, exceptions and what models say of themselves.</summary>
/// <remarks>The web server of the sandbox is in the same process; what it tells of itself is not ours.</remarks>
internal sealed partial class CapturedOutput : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<(string Where, string Text)> _entries = new();
    private readonly ConcurrentQueue<(string Where, string Text)> _raws = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();
    private IExternalScopeProvider? _scopes;

    public CapturedOutput()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => IsOurs(source.Name),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, tags));
        _meters.Start();
    }

    public IReadOnlyCollection<(string Where, string Text)> Entries => _entries;

    public IReadOnlyCollection<(string Where, string Text)> Raws => _raws;

    /// <summary>Where a text is found, also with other signs between its digits, and also percent-encoded.</summary>
    public IEnumerable<string> Find(string text) => Find(_entries, text);

    /// <summary>Where a text is found in what services sent and errors keep.</summary>
    public IEnumerable<string> FindInRaws(string text) => Find(_raws, text);

    public void Add(string where, object? model) => _entries.Enqueue((where, $"{model}"));

    /// <summary>An exception whole: all it says, its data, and the exceptions in it.</summary>
    public void Add(string where, Exception failure)
    {
        for (Exception? one = failure; one is not null; one = one.InnerException)
        {
            _entries.Enqueue((where, one.ToString()));
            foreach (DictionaryEntry data in one.Data)
            {
                _entries.Enqueue((where, $"{data.Key}={data.Value}"));
            }

            if (one is MessagingException said)
            {
                _entries.Enqueue((where, $"{said.ProviderCode} {said.Raw} {string.Join(' ', said.FieldErrors)} {string.Join(' ', said.Attempts)}"));
                _raws.Enqueue((where, said.Raw is null ? "" : said.Raw.GetBodyText() + string.Join('\n', said.Raw.Headers)));
            }
        }
    }

    /// <summary>Reads the instruments that are only read when asked.</summary>
    public void ReadGauges() => _meters.RecordObservableInstruments();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private static bool IsOurs(string source) => !source.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static IEnumerable<string> Find(IEnumerable<(string Where, string Text)> entries, string text)
    {
        foreach ((string where, string entry) in entries)
        {
            string joined = BetweenDigits().Replace(Uri.UnescapeDataString(entry), "");
            if (entry.Contains(text, StringComparison.OrdinalIgnoreCase) || joined.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{where}: {entry}";
            }
        }
    }

    [GeneratedRegex(@"(?<=\d)[\s\p{Pd}()./]+(?=\d)")]
    private static partial Regex BetweenDigits();

    private static string Text(IEnumerable<KeyValuePair<string, object?>> pairs) => string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    private void Add(Activity span)
    {
        string where = $"span of {span.Source.Name}";
        _entries.Enqueue((where, $"{span.OperationName} {span.DisplayName} {span.StatusDescription} {span.TraceStateString} {Text(span.TagObjects)} {string.Join(' ', span.Baggage)}"));
        foreach (ActivityEvent happened in span.Events)
        {
            _entries.Enqueue((where, $"{happened.Name} {Text(happened.Tags)}"));
        }
    }

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _entries.Enqueue(($"meter {instrument.Meter.Name}", $"{instrument.Name} {instrument.Description} {Text(tags.ToArray())}"));

    private sealed class Logger(CapturedOutput output, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => output._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            output._scopes?.ForEachScope((scope, all) => all.Add(Describe(scope)), scopes);
            output._entries.Enqueue(($"log {category}", $"{formatter(state, exception)} {Describe(state)} {exception} {string.Join(' ', scopes)}"));
        }

        private static string Describe(object? state) => state is IEnumerable<KeyValuePair<string, object?>> pairs ? $"{state} {Text(pairs)}" : $"{state}";
    }
}
