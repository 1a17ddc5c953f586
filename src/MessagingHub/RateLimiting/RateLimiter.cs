using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Lets the calls of one account go as its service allows; those that must wait go in the order they came.</summary>
/// <remarks>A store that fails stops no message: the call goes uncounted, and the log says so. For one that gives no answer no call waits for good.</remarks>
internal sealed class RateLimiter(string account, string key, IRateLimitStore store, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, RateLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Waits for a call's turn, at most as long as the settings say.</summary>
    /// <returns>The permit, and how long the call waited for it; or no permit, and how long it would have had to wait: null where the store did not say.</returns>
    /// <param name="operation">The call.</param>
    /// <param name="settings">The settings as they are now; they may change while the call waits.</param>
    /// <param name="patience">How long the call waits for the store in all: for what it asks itself, and for what those before it ask.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async ValueTask<RateDecision> EnterAsync(WireOperation operation, Func<RateLimitOptions> settings, TimeSpan patience, CancellationToken cancellationToken)
    {
        RateLimitOptions options = settings();
        if (!options.Enabled)
        {
            return new RateDecision(RatePermit.None, TimeSpan.Zero);
        }

        RatePermit permit = PermitOf(operation, options);
        RateLane lane = permit.Lane!;
        long start = time.GetTimestamp();
        TimeSpan storeTime = lane.StoreTime;
        ValueTask<TimeSpan?> first = lane.ComeFirstAsync(permit.Windows, options.MaxWait, cancellationToken);
        bool waited = !first.IsCompleted;
        if (await first.ConfigureAwait(false) is { } tooLong)
        {
            return new RateDecision(null, tooLong);
        }

        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int wakes = lane.Wakes;
                options = settings();
                permit = options.Enabled ? PermitOf(operation, options) : RatePermit.None;

                // Those who came together must not wait for a silent store one after the other, each as long as it may.
                TimeSpan left = patience - (lane.StoreTime - storeTime);
                if (left <= TimeSpan.Zero)
                {
                    return new RateDecision(null, null);
                }

                (RateTurn? taken, bool isSilent) = await lane.AwaitStoreAsync(TakeAsync(permit, left, cancellationToken)).ConfigureAwait(false);
                if (isSilent)
                {
                    return new RateDecision(null, null);
                }

                if (taken is not { } turn)
                {
                    return new RateDecision(RatePermit.None, waited ? time.GetElapsedTime(start) : TimeSpan.Zero);
                }

                if (turn.Wait is not { } wait)
                {
                    return new RateDecision(permit, waited ? time.GetElapsedTime(start) : TimeSpan.Zero);
                }

                if (wait > options.MaxWait - time.GetElapsedTime(start))
                {
                    return new RateDecision(null, wait);
                }

                waited = true;
                await lane.WaitAsync(wait, wakes, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lane.Leave();
        }
    }

    /// <summary>Lets those who wait ask again, because the settings have changed.</summary>
    public void Wake()
    {
        foreach (RateLane lane in _lanes.Values)
        {
            lane.Wake(limitsChanged: true);
        }
    }

    /// <summary>Takes a permit for a repetition, which does not wait; null where there is none now. The token ends with the call's time.</summary>
    public async ValueTask<RatePermit?> TryEnterAgainAsync(WireOperation operation, RateLimitOptions options, CancellationToken cancellationToken)
    {
        RatePermit permit = options.Enabled ? PermitOf(operation, options) : RatePermit.None;
        (RateTurn? turn, _) = await TakeAsync(permit, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return turn switch
        {
            null => RatePermit.None,
            { Wait: null } => permit,
            _ => null,
        };
    }

    /// <summary>Ends a call, with what the service said. A store that takes its time is told all the same, but the caller does not wait for it.</summary>
    /// <param name="permit">The call's permit.</param>
    /// <param name="report">What became of the call.</param>
    /// <param name="patience">How long to wait for the store.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async ValueTask LeaveAsync(RatePermit permit, RateReport report, TimeSpan patience, CancellationToken cancellationToken)
    {
        ValueTask end = EndAsync(permit, report);
        if (end.IsCompletedSuccessfully)
        {
            return;
        }

        Task ending = end.AsTask();
        await ending.WaitAsync(patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ending.IsCompleted && patience > TimeSpan.Zero && !cancellationToken.IsCancellationRequested)
        {
            CallLogs.NotCounted(logger, account, new TimeoutException("The store gave no answer in time."));
        }
    }

    private async ValueTask EndAsync(RatePermit permit, RateReport report)
    {
        if (permit.Lane is not { } lane)
        {
            return;
        }

        try
        {
            await store.EndAsync(lane.Key, permit.Windows, report).ConfigureAwait(false);
            if (!report.Reached)
            {
                // There is room again that the first of those who wait does not know of.
                lane.Wake(limitsChanged: false);
            }
        }
        catch (Exception down) when (down is not OutOfMemoryException)
        {
            // The service has answered: that must not get lost because nobody could count it.
            CallLogs.NotCounted(logger, account, down);
        }
    }

    /// <summary>Asks the store. There is no turn where it fails, where there is nothing to ask, and where it gives no answer in time.</summary>
    private async ValueTask<(RateTurn? Turn, bool IsSilent)> TakeAsync(RatePermit permit, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (permit.Lane is not { } lane)
        {
            return default;
        }

        // The one built in answers at once, and has nothing to give up.
        CancellationTokenSource? asking = store is InMemoryRateLimitStore ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            ValueTask<RateTurn> asked = store.TakeAsync(lane.Key, permit.Windows, asking?.Token ?? cancellationToken);
            if (asked.IsCompleted)
            {
                return (await asked.ConfigureAwait(false), false);
            }

            Task<RateTurn> answer = asked.AsTask();
            await ((Task)answer).WaitAsync(patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (answer.IsCompleted)
            {
                return (await answer.ConfigureAwait(false), false);
            }

            _ = GiveUpAsync(answer, permit, asking);
            asking = null;
            cancellationToken.ThrowIfCancellationRequested();
            return (null, true);
        }
        catch (Exception down) when (down is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CallLogs.NotCounted(logger, account, down);
            return default;
        }
        finally
        {
            asking?.Dispose();
        }
    }

    /// <summary>Nobody waits for the store's answer any more. It is told, but may count the call after all.</summary>
    private async Task GiveUpAsync(Task<RateTurn> late, RatePermit permit, CancellationTokenSource? asking)
    {
        try
        {
            // What the store does when it is told runs elsewhere: it must hold up no call, and fail none.
            await (asking?.CancelAsync() ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            asking?.Dispose();
            if ((await late.ConfigureAwait(false)).Wait is null)
            {
                await EndAsync(permit, new RateReport { Reached = false }).ConfigureAwait(false);
            }
        }
        catch (Exception down) when (down is not OutOfMemoryException)
        {
            // It was not counted, and there is no call to count.
        }
    }

    private RatePermit PermitOf(WireOperation operation, RateLimitOptions options)
    {
        (RateLimit? limit, string window) = options.For(operation);
        RateLane lane = _lanes.GetOrAdd(window, static (name, limiter) => limiter.LaneOf(name), this);
        return new RatePermit(lane, limit?.Windows ?? []);
    }

    private RateLane LaneOf(string window) => new($"{key}/{window}", time);
}
