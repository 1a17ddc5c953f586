using System.Collections.Concurrent;

namespace MessagingHub;

/// <summary>Lets the calls of one account go as its service allows; those that must wait go in the order they came.</summary>
internal sealed class RateLimiter(string account, IRateLimitStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, RateLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Waits for a call's turn, at most as long as the settings say.</summary>
    /// <returns>The permit, and how long the call waited for it; or no permit, and how long it would have had to wait.</returns>
    public async ValueTask<RateDecision> EnterAsync(WireOperation operation, RateLimitOptions options, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            return new RateDecision(RatePermit.None, TimeSpan.Zero);
        }

        RatePermit permit = PermitOf(operation, options);
        RateLane lane = permit.Lane!;
        long start = time.GetTimestamp();
        TimeSpan? refused = await lane.ComeFirstAsync(permit.Windows, options.MaxWait, cancellationToken).ConfigureAwait(false);
        if (refused is { } tooLong)
        {
            return new RateDecision(null, tooLong);
        }

        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                RateTurn turn = await store.TakeAsync(lane.Key, permit.Windows, cancellationToken).ConfigureAwait(false);
                if (turn.Wait is not { } wait)
                {
                    return new RateDecision(permit, time.GetElapsedTime(start));
                }

                if (wait > options.MaxWait - time.GetElapsedTime(start))
                {
                    return new RateDecision(null, wait);
                }

                await lane.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lane.Leave();
        }
    }

    /// <summary>Takes a permit for a repetition, which does not wait; null where there is none now.</summary>
    public async ValueTask<RatePermit?> TryEnterAgainAsync(WireOperation operation, RateLimitOptions options, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            return RatePermit.None;
        }

        RatePermit permit = PermitOf(operation, options);
        RateTurn turn = await store.TakeAsync(permit.Lane!.Key, permit.Windows, cancellationToken).ConfigureAwait(false);
        return turn.Wait is null ? permit : null;
    }

    /// <summary>Ends a call, with what the service said.</summary>
    public ValueTask LeaveAsync(RatePermit permit, RateReport report) =>
        permit.Lane is { } lane ? store.EndAsync(lane.Key, permit.Windows, report) : ValueTask.CompletedTask;

    private RatePermit PermitOf(WireOperation operation, RateLimitOptions options)
    {
        (RateLimit? limit, string window) = options.For(operation);
        RateLane lane = _lanes.GetOrAdd(window, static (name, limiter) => limiter.LaneOf(name), this);
        return new RatePermit(lane, limit?.Windows ?? []);
    }

    private RateLane LaneOf(string window) => new($"{account}/{window}", time);
}
