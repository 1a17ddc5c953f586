namespace MessagingHub.Sandbox;

/// <summary>What is to be done later, by the sandbox's clock: one timer for all of it.</summary>
internal sealed class DueQueue(TimeProvider time) : IDisposable
{
    /// <summary>Beyond this a count of the clock's ticks might not fit; nobody waits for it either.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36500);

    /// <summary>A timer takes no more than 49 days; what is due later is looked at again.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();

    // Among what is due at the same tick, first come is first served.
    private readonly PriorityQueue<Action, (long Due, long Order)> _queue = new();
    private ITimer? _timer;
    private long _order;
    private bool _isDisposed;

    /// <summary>Does something after a while; at once, on the caller's thread, when there is nothing to wait for.</summary>
    public void Add(TimeSpan wait, Action action)
    {
        if (wait <= TimeSpan.Zero)
        {
            action();
            return;
        }

        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            double ticks = (wait < Longest ? wait : Longest).TotalSeconds * time.TimestampFrequency;
            _queue.Enqueue(action, (time.GetTimestamp() + (long)Math.Ceiling(ticks), ++_order));
            Arm();
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _queue.Clear();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _queue.Clear();
            _timer?.Dispose();
        }
    }

    // Actions run outside the lock: they take locks of their own, under which others come here.
    private void Serve()
    {
        while (Next() is { } action)
        {
            action();
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            if (_queue.TryPeek(out _, out (long Due, long Order) next) && next.Due <= time.GetTimestamp())
            {
                return _queue.Dequeue();
            }

            Arm();
            return null;
        }
    }

    // In whole milliseconds, which is what timers have, and never too early.
    private void Arm()
    {
        if (_isDisposed || !_queue.TryPeek(out _, out (long Due, long Order) next))
        {
            return;
        }

        double left = Math.Ceiling(time.GetElapsedTime(time.GetTimestamp(), next.Due).TotalMilliseconds);
        _timer ??= time.CreateTimer(
            static state => ((DueQueue)state!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(
            TimeSpan.FromMilliseconds(Math.Clamp(left, 0, LongestNap.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
