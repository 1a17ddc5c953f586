using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>The requests the dialects saw, oldest first: how a test counts attempts.</summary>
/// <remarks>Thread-safe. Keeps the last 10,000 requests.</remarks>
public sealed class RequestLog
{
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<Line> _lines = [];
    private readonly Dictionary<(string Dialect, string Operation), int> _attempts = [];
    private readonly TimeProvider _time;
    private int _last;

    internal RequestLog(TimeProvider time) => _time = time;

    /// <summary>The requests so far, oldest first: a copy that does not change.</summary>
    public IReadOnlyList<SeenRequest> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines.Select(line => line.Request)];
            }
        }
    }

    /// <summary>Empties the log and counts from 1 again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _lines.Clear();
            _attempts.Clear();
            _last = 0;
        }
    }

    /// <summary>Notes an arrival; what becomes of it is noted on the line returned.</summary>
    internal Line Arrived(string dialect, HttpRequest request, string? operation)
    {
        Dictionary<string, string> headers = request.Headers
            .Where(header => !IsSecret(header.Key))
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        lock (_gate)
        {
            var line = new Line(this, new SeenRequest
            {
                Number = ++_last,
                Dialect = dialect,
                Method = request.Method,
                Path = request.Path.Value ?? "",
                Query = request.QueryString.Value ?? "",
                Headers = headers,
                Operation = operation,
                Attempt = operation is null ? 0 : _attempts[(dialect, operation)] = _attempts.GetValueOrDefault((dialect, operation)) + 1,
                At = _time.GetUtcNow(),
            });
            if (_lines.Count == Capacity)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
            return line;
        }
    }

    private static bool IsSecret(string header)
        => header.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    /// <summary>A request whose end is still to be told.</summary>
    internal sealed class Line(RequestLog log, SeenRequest request)
    {
        public SeenRequest Request { get; private set; } = request;

        public void Met(Fault fault) => Change(line => line with { Fault = fault.Name });

        public void Answered(int status) => Change(line => line with { Status = status });

        private void Change(Func<SeenRequest, SeenRequest> change)
        {
            lock (log._gate)
            {
                Request = change(Request);
            }
        }
    }
}
