namespace MessagingHub.Tests;

/// <summary>A clock that stands still until a test moves it; its timers fire in order of their due time.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<Waiter> _waiters = [];
    private DateTimeOffset _now = Start;

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => GetUtcNow() - Start;

    /// <summary>Runs whenever somebody looks at the clock: the hook for races that no real clock would show.</summary>
    public Action? Looked { get; set; }

    public override long GetTimestamp()
    {
        Looked?.Invoke();
        return GetUtcNow().Ticks;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset target = GetUtcNow() + by;
        while (NextDue(target) is { } due)
        {
            due.Callback(due.State);
        }

        lock (_gate)
        {
            _now = target;
        }
    }

    /// <summary>Waits until somebody waits for this long on this clock.</summary>
    public Task<TimeSpan> SomebodyWaitsAsync(Func<TimeSpan, bool> howLong, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(howLong);
        lock (_gate)
        {
            foreach (FakeTimer timer in _timers)
            {
                waiter.Saw(timer.Asked);
            }

            _waiters.Add(waiter);
        }

        return waiter.Seen.Task.WaitAsync(cancellationToken);
    }

    private FakeTimer? NextDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            FakeTimer? next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _timers.Remove(next);
                _now = next.Due > _now ? next.Due : _now;
            }

            return next;
        }
    }

    private void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Asked = dueTime;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            _waiters.ForEach(waiter => waiter.Saw(dueTime));
        }
    }

    private void Remove(FakeTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class Waiter(Func<TimeSpan, bool> howLong)
    {
        public TaskCompletionSource<TimeSpan> Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Saw(TimeSpan due)
        {
            if (howLong(due))
            {
                Seen.TrySetResult(due);
            }
        }
    }

    private sealed class FakeTimer(FakeTime clock, TimerCallback callback, object? state) : ITimer
    {
        public TimerCallback Callback { get; } = callback;

        public object? State { get; } = state;

        public TimeSpan Asked { get; set; }

        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
