namespace MessagingHub;

/// <summary>The queue of the calls that want the same window: only the first of them asks, the others wait behind it.</summary>
internal sealed class RateLane(string key, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _queue = [];
    private readonly long _origin = time.GetTimestamp();
    private bool _taken;
    private int _wakes;
    private TimeSpan? _firstGoesAt;
    private TaskCompletionSource? _alarm;
    private TimeSpan _storeTime;
    private TimeSpan? _askingSince;

    public string Key { get; } = key;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>How long the store has let this queue wait for its answers so far, the one that is due included.</summary>
    public TimeSpan StoreTime
    {
        get
        {
            lock (_gate)
            {
                return _askingSince is { } since ? _storeTime + (Now - since) : _storeTime;
            }
        }
    }

    /// <summary>Waits until all who came before are gone.</summary>
    /// <returns>Null when it is the caller's turn to ask; else how long it would have to wait at least, which is more than it may.</returns>
    public async ValueTask<TimeSpan?> ComeFirstAsync(RateWindow[] windows, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_gate)
        {
            if (!_taken)
            {
                _taken = true;
                return null;
            }

            TimeSpan now = Now;
            waiter = new Waiter(windows, now + maxWait);
            if (LeastWait(waiter, _queue.Count, now) is { } wait && now + wait > waiter.Deadline)
            {
                return wait;
            }

            waiter.Place = _queue.AddLast(waiter);
        }

        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((Waiter)state!).Turn.TrySetCanceled(token), waiter);
        try
        {
            return await waiter.Turn.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                if (waiter.Place.List is not null)
                {
                    _queue.Remove(waiter.Place);
                }
            }

            throw;
        }
    }

    /// <summary>The first waits for the store, and all behind it do so too.</summary>
    public async ValueTask<T> AwaitStoreAsync<T>(ValueTask<T> answer)
    {
        if (answer.IsCompleted)
        {
            return await answer.ConfigureAwait(false);
        }

        lock (_gate)
        {
            _askingSince = Now;
        }

        try
        {
            return await answer.ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _storeTime += Now - _askingSince.Value;
                _askingSince = null;
            }
        }
    }

    /// <summary>How often the first was woken; looked at before it asks, so that no wake-up in between is lost.</summary>
    public int Wakes
    {
        get
        {
            lock (_gate)
            {
                return _wakes;
            }
        }
    }

    /// <summary>The first waits, and those behind it who would have to wait too long are told so now.</summary>
    /// <param name="wait">How long.</param>
    /// <param name="wakes">What <see cref="Wakes"/> was before it asked.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task WaitAsync(TimeSpan wait, int wakes, CancellationToken cancellationToken)
    {
        // Timers count in whole milliseconds, and one that fires early would only have the call ask again and again.
        wait = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        var alarm = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (wakes != _wakes)
            {
                return;
            }

            _alarm = alarm;
            TimeSpan now = Now;
            _firstGoesAt = now + wait;
            int place = 0;
            for (LinkedListNode<Waiter>? node = _queue.First; node is not null;)
            {
                LinkedListNode<Waiter>? next = node.Next;
                if (LeastWait(node.Value, place, now) is { } least && now + least > node.Value.Deadline)
                {
                    _queue.Remove(node);
                    node.Value.Turn.TrySetResult(least);
                }
                else
                {
                    place++;
                }

                node = next;
            }
        }

        try
        {
            await alarm.Task.WaitAsync(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            lock (_gate)
            {
                _firstGoesAt = null;
                _alarm = null;
            }
        }
    }

    /// <summary>There is more room than there was, or the limits have changed: the first need not wait for what it was told, and asks again.</summary>
    /// <param name="limitsChanged">Whether what the others have to wait is not known any more; they ask when it is their turn.</param>
    public void Wake(bool limitsChanged)
    {
        lock (_gate)
        {
            foreach (Waiter waiter in limitsChanged ? _queue : [])
            {
                waiter.Windows = [];
            }

            _wakes++;
            _alarm?.TrySetResult();
        }
    }

    /// <summary>The first is done, with a permit or without; the next one asks.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            while (_queue.First is { } first)
            {
                _queue.RemoveFirst();
                if (first.Value.Turn.TrySetResult(null))
                {
                    return;
                }
            }

            _taken = false;
        }
    }

    /// <summary>How long a waiter waits at least: until the first goes, and a window more for every full window in between. Null while that is not known.</summary>
    private TimeSpan? LeastWait(Waiter waiter, int before, TimeSpan now)
    {
        if (_firstGoesAt is not { } first)
        {
            return null;
        }

        RateWindow[] windows = waiter.Windows;
        TimeSpan rounds = windows.Length == 0 ? TimeSpan.Zero : windows[^1].Length * ((before + 1) / windows[^1].Permits);
        return first - now + rounds;
    }

    private sealed class Waiter(RateWindow[] windows, TimeSpan deadline)
    {
        public RateWindow[] Windows { get; set; } = windows;

        public TimeSpan Deadline { get; } = deadline;

        /// <summary>Null for "your turn"; a time for "it would take this long".</summary>
        public TaskCompletionSource<TimeSpan?> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Waiter> Place { get; set; } = null!;
    }
}
