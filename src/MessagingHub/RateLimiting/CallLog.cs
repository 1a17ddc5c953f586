namespace MessagingHub;

/// <summary>The calls of one key: those on their way, the times when the others ended, and what the service said.</summary>
/// <remarks>
/// A call is counted from its start until a window's length after its end. Whenever the service counted it in between, no stretch of
/// that length can hold more calls at the service than here, so that neither latency nor a wrong clock can lead to a refusal.
/// </remarks>
internal sealed class CallLog(TimeProvider time)
{
    // Timers may fire this much early; asking a little early must not end a call that has waited as long as the service asked for.
    private static readonly TimeSpan TimerError = TimeSpan.FromMilliseconds(20);

    // A service that asks for longer is asked again once a day.
    private static readonly TimeSpan LongestBlock = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly long _origin = time.GetTimestamp();
    private readonly List<TimeSpan> _ended = [];
    private int _running;
    private TimeSpan _blockedUntil;
    private int _countedElsewhere;
    private TimeSpan _elsewhereUntil;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    public RateTurn Take(IReadOnlyList<RateWindow> windows)
    {
        lock (_gate)
        {
            TimeSpan now = Now;
            TimeSpan wait = _blockedUntil - now > TimerError ? _blockedUntil - now : TimeSpan.Zero;
            for (int i = 0; i < windows.Count; i++)
            {
                TimeSpan room = RoomIn(windows[i], now);
                wait = room > wait ? room : wait;
            }

            if (wait > TimeSpan.Zero)
            {
                return RateTurn.After(wait);
            }

            _running++;
            return RateTurn.Go;
        }
    }

    public void End(IReadOnlyList<RateWindow> windows, RateReport report)
    {
        lock (_gate)
        {
            TimeSpan now = Now;
            _running--;
            if (report.Reached && windows.Count > 0)
            {
                Forget(windows, now);
                _ended.Add(now);
            }

            if (report.BlockedFor is { } blocked)
            {
                // It is counted from the service's own now, where a reset is a time of a clock that may be wrong.
                Block(now + (blocked < LongestBlock ? blocked : LongestBlock));
            }
            else if (report is { Remaining: { } remaining, ResetAfter: { } reset })
            {
                Learn(windows, report.Limit, remaining, now, now + reset);
            }
        }
    }

    /// <summary>How long until a window has room for one more call.</summary>
    private TimeSpan RoomIn(RateWindow window, TimeSpan now)
    {
        int old = EndedUntil(now - window.Length);
        int elsewhere = now < _elsewhereUntil ? _countedElsewhere : 0;
        int tooMany = _ended.Count - old + _running + elsewhere - window.Permits + 1;
        if (tooMany <= 0)
        {
            return TimeSpan.Zero;
        }

        // The oldest calls leave first. Where more must leave than have ended, one on its way has to end before: a whole window at least.
        int leaving = old + tooMany - 1;
        TimeSpan own = leaving < _ended.Count ? _ended[leaving] + window.Length - now : window.Length;
        return tooMany <= elsewhere && _elsewhereUntil - now < own ? _elsewhereUntil - now : own;
    }

    /// <summary>How many of the ended calls ended at a time or before.</summary>
    private int EndedUntil(TimeSpan until)
    {
        int place = _ended.BinarySearch(until);
        if (place < 0)
        {
            return ~place;
        }

        while (place < _ended.Count && _ended[place] == until)
        {
            place++;
        }

        return place;
    }

    private void Block(TimeSpan until) => _blockedUntil = until > _blockedUntil ? until : _blockedUntil;

    /// <summary>Where the service has less room than is counted here, somebody else uses the same account, or its limit is lower.</summary>
    private void Learn(IReadOnlyList<RateWindow> windows, int? limit, int remaining, TimeSpan now, TimeSpan reset)
    {
        if (windows.Count == 0)
        {
            if (remaining <= 0)
            {
                Block(reset);
            }

            return;
        }

        if (now >= _elsewhereUntil)
        {
            _countedElsewhere = 0;
        }

        RateWindow window = windows[0];

        // A service that lets bursts pass still tells what remains of its limit, and nothing remains while the burst goes on.
        int permits = windows.Count > 1 && limit < window.Permits ? limit.Value : window.Permits;
        long elsewhere = (long)permits - (_ended.Count - EndedUntil(now - window.Length)) - _running - remaining;
        if (elsewhere > _countedElsewhere)
        {
            _countedElsewhere = (int)elsewhere;
            _elsewhereUntil = reset - now < window.Length ? reset : now + window.Length;
        }
    }

    private void Forget(IReadOnlyList<RateWindow> windows, TimeSpan now)
    {
        TimeSpan longest = TimeSpan.Zero;
        foreach (RateWindow window in windows)
        {
            longest = window.Length > longest ? window.Length : longest;
        }

        // In bunches, because each time moves all that stay.
        int old = EndedUntil(now - longest);
        if (old > _ended.Count / 2)
        {
            _ended.RemoveRange(0, old);
        }
    }
}
