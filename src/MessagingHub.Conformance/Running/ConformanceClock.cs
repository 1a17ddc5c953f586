namespace MessagingHub.Conformance;

/// <summary>The clock of a bench, on which nobody waits: pauses pass at once, and limits are reached when nothing else can happen.</summary>
/// <remarks>A timer below an attempt's ten seconds is a pause (between attempts, after <c>Retry-After</c>); any other is a limit, and
/// passes only when the stalled service says that nothing more will come.</remarks>
internal sealed class ConformanceClock : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Whether pauses wait to be told, too: for a test that must act within one.</summary>
    public bool HoldsPauses { get; set; }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when a call makes its first pause.</summary>
    public Task SomebodyPausesAsync() => _paused.Task;

    /// <summary>Lets time pass until the token is cancelled: how a service that never answers is sat out.</summary>
    /// <exception cref="InvalidOperationException">Nobody waits for anything: the call has no limit.</exception>
    public async Task PassUntilAsync(CancellationToken cancelled)
    {
        // On a thread of its own, as time passes: whoever is called back must not find itself inside its own call.
        await Task.Yield();
        while (!cancelled.IsCancellationRequested)
        {
            if (!FireNext(DateTimeOffset.MaxValue))
            {
                throw new InvalidOperationException("The call waits for an answer without any limit of time.");
            }
        }

        cancelled.ThrowIfCancellationRequested();
    }

    /// <summary>Lets this much time pass.</summary>
    public async Task PassAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        await Task.Yield();
        PassTo(GetUtcNow() + span);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void PassTo(DateTimeOffset target)
    {
        while (FireNext(target))
        {
        }

        lock (_gate)
        {
            _now = target > _now ? target : _now;
        }
    }

    private bool FireNext(DateTimeOffset target)
    {
        Timer? next;
        lock (_gate)
        {
            next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
            {
                return false;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
        }

        next.Fire();
        return true;
    }

    private void Schedule(Timer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            _timers.Add(timer);
        }

        if (dueTime >= ShortestLimit)
        {
            return;
        }

        _paused.TrySetResult();
        if (!HoldsPauses)
        {
            DateTimeOffset due = timer.Due;
            ThreadPool.QueueUserWorkItem(_ => PassTo(due));
        }
    }

    private void Remove(Timer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class Timer(ConformanceClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

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
