using System.Globalization;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Cli;

/// <summary>Writes what the hub logs to standard error as it happens, one line each, with the seconds since the run began.</summary>
/// <param name="error">Where to write.</param>
/// <param name="time">What measures the time.</param>
/// <param name="least">What is written: everything for <c>--verbose</c>.</param>
internal sealed class VerboseLog(TextWriter error, TimeProvider time, LogLevel least = LogLevel.Debug) : ILoggerProvider, ILogger
{
    private const string Category = "MessagingHub";

    private readonly Lock _line = new();
    private readonly HashSet<string> _told = [];
    private readonly long _start = time.GetTimestamp();

    /// <summary>Lets the hub's own entries through from that level on, and those of nobody else.</summary>
    public void AddTo(ILoggingBuilder logging) => logging
        .AddProvider(this)
        .AddFilter<VerboseLog>(category: null, LogLevel.None)
        .AddFilter<VerboseLog>(Category, least);

    public ILogger CreateLogger(string categoryName) => categoryName == Category ? new Once(this) : this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Write(logLevel, exception, formatter(state, exception), isNews: _ => true);
    }

    private void Write(LogLevel logLevel, Exception? exception, string message, Func<string, bool> isNews)
    {
        string level = logLevel >= LogLevel.Warning ? $"{logLevel.ToString().ToLowerInvariant()}: " : "";
        string reason = exception is null ? "" : $" ({exception.GetType().Name})";
        string text = PlainText.Of(level + message + reason);
        try
        {
            lock (_line)
            {
                if (isNews(text))
                {
                    error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{time.GetElapsedTime(_start).TotalSeconds,7:0.000}] {text}"));
                }
            }
        }
        catch (UnwritableException)
        {
            // A log that nobody can read must not make a send look failed.
        }
    }

    public void Dispose()
    {
    }

    /// <summary>Writes each entry once: what the hub warns of in its settings, it says each time somebody reads them.</summary>
    private sealed class Once(VerboseLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write(logLevel, exception, formatter(state, exception), log._told.Add);
    }
}
