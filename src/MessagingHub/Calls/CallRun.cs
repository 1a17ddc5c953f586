namespace MessagingHub;

/// <summary>One call on its way through the account: its attempts so far, and what it takes to make the next one.</summary>
internal sealed class CallRun(
    AccountPipeline pipeline,
    WireOperation operation,
    Func<HttpClient, CancellationToken, Task<HttpResponseMessage>> call,
    RatePermit permit,
    CancellationToken callerToken)
{
    private readonly long _start = pipeline.Services.Time.GetTimestamp();

    public WireOperation Operation { get; } = operation;

    public CancellationToken CallerToken { get; } = callerToken;

    /// <summary>The permit of an attempt that was not made yet; null where there is none.</summary>
    public RatePermit? UnusedPermit { get; private set; } = permit;

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>The last attempt that ended.</summary>
    public Attempt? Last { get; private set; }

    /// <summary>Whether no further attempt is possible although it would be safe: the service's limit has no room for it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the wait the service asks for still fits into the call.</summary>
    public bool HasTimeFor(TimeSpan? wait, TimeSpan total) => wait is null || wait < total - pipeline.Services.Time.GetElapsedTime(_start);

    /// <summary>Whether there is a permit for the next attempt. The first has the call's; a repetition takes one without waiting, or does not happen.</summary>
    public async Task<bool> MayGoAsync(CancellationToken cancellationToken)
    {
        UnusedPermit ??= await pipeline.Limiter.TryEnterAgainAsync(Operation, pipeline.State.RateLimit, cancellationToken).ConfigureAwait(false);
        IsOver = UnusedPermit is null;
        return !IsOver;
    }

    /// <summary>Makes the next attempt, with the permit there is.</summary>
    public async Task<Attempt> AttemptAsync(CancellationToken attemptToken)
    {
        // A newer credential is taken with the next attempt; address and credential always come from the same settings.
        AccountState state = pipeline.State;
        RatePermit used = UnusedPermit ?? RatePermit.None;
        UnusedPermit = null;
        Attempts++;
        long start = pipeline.Services.Time.GetTimestamp();
        var attempt = new Attempt(state.Credential);
        try
        {
            await pipeline.AttemptAsync(attempt, state, Operation, call, attemptToken, CallerToken).ConfigureAwait(false);
        }
        finally
        {
            await pipeline.Limiter.LeaveAsync(used, attempt.ToReport(Operation.IsChange)).ConfigureAwait(false);
        }

        CallLogs.AttemptEnded(pipeline.Logger, pipeline.Account, Operation.Name, Attempts, attempt, pipeline.Services.Time.GetElapsedTime(start));
        return Last = attempt;
    }
}
