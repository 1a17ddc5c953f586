using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Lets the calls of one account go as its service allows; those that must wait go in the order they came.</summary>
/// <remarks>A store that fails stops no message: the call goes uncounted, and the log says so.</remarks>
internal sealed class RateLimiter(string account, string key, IRateLimitStore store, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, RateLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Waits for a call's turn, at most as long as the settings say.</summary>
    /// <returns>The permit, and how long the call waited for it; or no permit, and how long it would have had to wait.</returns>
    /// <param name="operation">The call.</param>
    /// <param name="settings">The settings as they are now; they may change while the call waits.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async ValueTask<RateDecision> EnterAsync(WireOperation operation, Func<RateLimitOptions> settings, CancellationToken cancellationToken)
    {
        RateLimitOptions options = settings();
        if (!options.Enabled)
        {
            return new RateDecision(RatePermit.None, TimeSpan.Zero);
        }

        RatePermit permit = PermitOf(operation, options);
        RateLane lane = permit.Lane!;
        long start = time.GetTimestamp();
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
                if (await TakeAsync(permit, cancellationToken).ConfigureAwait(false) is not { } turn)
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

    /// <summary>Takes a permit for a repetition, which does not wait; null where there is none now.</summary>
    public async ValueTask<RatePermit?> TryEnterAgainAsync(WireOperation operation, RateLimitOptions options, CancellationToken cancellationToken)
    {
        RatePermit permit = options.Enabled ? PermitOf(operation, options) : RatePermit.None;
        return await TakeAsync(permit, cancellationToken).ConfigureAwait(false) switch
        {
            null => RatePermit.None,
            { Wait: null } => permit,
            _ => null,
        };
    }

    /// <summary>Ends a call, with what the service said.</summary>
    public async ValueTask LeaveAsync(RatePermit permit, RateReport report)
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

    /// <summary>Asks the store; null where it fails, or where there is nothing to ask.</summary>
    private async ValueTask<RateTurn?> TakeAsync(RatePermit permit, CancellationToken cancellationToken)
    {
        if (permit.Lane is not { } lane)
        {
            return null;
        }

        try
        {
            return await store.TakeAsync(lane.Key, permit.Windows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception down) when (down is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CallLogs.NotCounted(logger, account, down);
            return null;
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
