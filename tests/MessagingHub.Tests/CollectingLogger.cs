using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Tests;

/// <summary>Keeps every log entry of every category, with scopes and state, and tells who waits for one.</summary>
internal sealed class CollectingLogger : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _entries = new();
    private readonly Lock _gate = new();
    private readonly List<(string Part, TaskCompletionSource<string> Seen)> _waiters = [];
    private IExternalScopeProvider? _scopes;

    public string Text => string.Join('\n', _entries);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <summary>Waits for the next entry that contains a text, counted from the call.</summary>
    public Task<string> NextAsync(string part, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiters.Add((part, seen));
        }

        return seen.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
    }

    private void Write(string entry)
    {
        _entries.Enqueue(entry);
        lock (_gate)
        {
            foreach ((string part, TaskCompletionSource<string> seen) in _waiters.Where(waiter => entry.Contains(waiter.Part, StringComparison.Ordinal)))
            {
                seen.TrySetResult(entry);
            }
        }
    }

    private sealed class Logger(CollectingLogger log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            log._scopes?.ForEachScope((scope, all) => all.Add(Describe(scope)), scopes);
            log.Write($"{logLevel} {category}: {formatter(state, exception)} {Describe(state)} {exception} {string.Join(' ', scopes)}");
        }

        private static string Describe(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs ? $"{state} {string.Join(' ', pairs)}" : $"{state}";
    }
}
