namespace MessagingHub.Sandbox;

/// <summary>The deliveries of a sandbox, oldest first: what became of every event for every address.</summary>
/// <remarks>Thread-safe. Keeps the last 10,000 deliveries.</remarks>
public sealed class WebhookDeliveryLog
{
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<Line> _lines = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _last;
    private int _attempts;

    internal WebhookDeliveryLog()
    {
    }

    /// <summary>The deliveries so far, oldest first: a copy that does not change.</summary>
    public IReadOnlyList<SandboxDelivery> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines.Select(line => line.Delivery)];
            }
        }
    }

    /// <summary>How many requests were made since the log was last cleared.</summary>
    public int Attempts
    {
        get
        {
            lock (_gate)
            {
                return _attempts;
            }
        }
    }

    /// <summary>Empties the log; deliveries under way go on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _lines.Clear();
            _attempts = 0;
        }
    }

    /// <summary>
    /// Ends as soon as so many requests were made and answered, or were given up, since the log was last cleared. What
    /// follows from them is settled by then: a retry is on the clock.
    /// </summary>
    /// <param name="count">How many requests to wait for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task WaitForAttemptsAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_attempts >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Opens a line; the number is given here, whatever the delivery says.</summary>
    internal Line Open(SandboxDelivery delivery)
    {
        lock (_gate)
        {
            var line = new Line(this, delivery with { Number = ++_last });
            if (_lines.Count == Capacity)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
            return line;
        }
    }

    /// <summary>Counts a settled attempt and wakes those who waited for it.</summary>
    internal void CountAttempt()
    {
        lock (_gate)
        {
            _attempts++;
            foreach ((int _, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _attempts))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= _attempts);
        }
    }

    internal void Reset()
    {
        lock (_gate)
        {
            Clear();
            _last = 0;
        }
    }

    /// <summary>A delivery whose end is still to be told.</summary>
    internal sealed class Line(WebhookDeliveryLog log, SandboxDelivery delivery)
    {
        public SandboxDelivery Delivery { get; private set; } = delivery;

        public void Turned(string state) => Change(now => now with { State = state, NextAttemptAt = null });

        public void Tried(WebhookAttempt attempt, string state, DateTimeOffset? next)
            => Change(now => now with { State = state, NextAttemptAt = next, Attempts = [.. now.Attempts, attempt] });

        private void Change(Func<SandboxDelivery, SandboxDelivery> change)
        {
            lock (log._gate)
            {
                Delivery = change(Delivery);
            }
        }
    }
}
