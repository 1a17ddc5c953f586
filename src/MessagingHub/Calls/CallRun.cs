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

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>The last attempt that ended.</summary>
    public Attempt? Last { get; private set; }

    /// <summary>Whether no further attempt is possible although it would be safe: the service's limit has no room for it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the wait the service asks for still fits into the call.</summary>
    public bool HasTimeFor(TimeSpan? wait, TimeSpan total) => wait is null || wait < total - pipeline.Services.Time.GetElapsedTime(_start);

    /// <summary>Makes the next attempt. The first has the call's permit; a repetition takes one without waiting, or does not happen.</summary>
    public async Task<Attempt> AttemptAsync(CancellationToken attemptToken)
    {
        // A newer credential is taken with the next attempt; address and credential always come from the same settings.
        AccountState state = pipeline.State;
        if (Last is not null)
        {
            RatePermit? again = await pipeline.Limiter.TryEnterAgainAsync(Operation, state.RateLimit, attemptToken).ConfigureAwait(false);
            if (again is null)
            {
                IsOver = true;
                return Last;
            }

            permit = again.Value;
        }

        Attempts++;
        long start = pipeline.Services.Time.GetTimestamp();
        var attempt = new Attempt(state.Credential);
        try
        {
            await pipeline.AttemptAsync(attempt, state, Operation, call, attemptToken, CallerToken).ConfigureAwait(false);
        }
        finally
        {
            await pipeline.Limiter.LeaveAsync(permit, attempt.ToReport(Operation.IsChange)).ConfigureAwait(false);
        }

        CallLogs.AttemptEnded(pipeline.Logger, pipeline.Account, Operation.Name, Attempts, attempt, pipeline.Services.Time.GetElapsedTime(start));
        return Last = attempt;
    }
}
