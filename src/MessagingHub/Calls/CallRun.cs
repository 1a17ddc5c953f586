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

    /// <summary>How long the call may wait for a store yet, by the settings as they are now: what is left of its time, or the whole patience where it has no time set.</summary>
    public TimeSpan PatienceLeft => pipeline.State.Policy.Options is not { Enabled: true } options ? pipeline.State.Policy.Options.Patience
        : options.TotalTimeout - pipeline.Services.Time.GetElapsedTime(_start) is { Ticks: > 0 } left ? left
        : TimeSpan.Zero;

    /// <summary>Whether the wait the service asks for still fits into the call.</summary>
    public bool HasTimeFor(TimeSpan? wait, TimeSpan total) => wait is null || wait < total - pipeline.Services.Time.GetElapsedTime(_start);

    /// <summary>Whether there is a permit for the next attempt. The first has the call's; a repetition takes one without waiting, or does not happen.</summary>
    public async ValueTask<bool> MayGoAsync(CancellationToken cancellationToken)
    {
        UnusedPermit ??= await pipeline.Limiter.TryEnterAgainAsync(Operation, pipeline.State.RateLimit, cancellationToken).ConfigureAwait(false);
        IsOver = UnusedPermit is null;
        return !IsOver;
    }

    /// <summary>The call ended before its first attempt began.</summary>
    public Attempt NotTried(FailureKind reason) => Attempt.HeldBack(pipeline.State.Credential, reason, wait: null);

    /// <summary>Makes the next attempt, with the permit there is.</summary>
    public async ValueTask<Attempt> AttemptAsync(CancellationToken attemptToken)
    {
        // A newer credential is taken with the next attempt; address and credential always come from the same settings.
        AccountState state = pipeline.State;
        long start = pipeline.Services.Time.GetTimestamp();
        var attempt = new Attempt(state.Credential);
        using var watch = new AttemptWatch(pipeline, Operation, resend: Attempts);
        Attempts++;
        RatePermit used = UnusedPermit ?? RatePermit.None;
        UnusedPermit = null;
        try
        {
            await AskAsync(attempt, state, attemptToken).ConfigureAwait(false);
        }
        finally
        {
            await pipeline.Limiter.LeaveAsync(used, attempt.ToReport(Operation.IsChange), PatienceLeft, CallerToken).ConfigureAwait(false);
        }

        watch.Ended(attempt);
        CallLogs.AttemptEnded(pipeline.Logger, pipeline.Account, Operation.Name, Attempts, attempt, pipeline.Services.Time.GetElapsedTime(start));
        return Last = attempt;
    }

    private async ValueTask AskAsync(Attempt attempt, AccountState state, CancellationToken attemptToken)
    {
        // Neither handler is disposed here: the factory owns and rotates the shared one.
        HttpMessageHandler shared = pipeline.Services.Handlers.CreateHandler(AccountPipeline.HttpClientName);
        var transport = new TransportHandler(attempt, state.MaxResponseBytes, Operation.IsChange, shared, pipeline.Services.Time);
        using var client = new HttpClient(transport, disposeHandler: false)
        {
            BaseAddress = state.BaseAddress,
            Timeout = Timeout.InfiniteTimeSpan,
        };

        try
        {
            using HttpResponseMessage buffered = await call(client, attemptToken).ConfigureAwait(false);
            if (CallerToken.IsCancellationRequested && attempt.Response is { Raw.IsBodyTruncated: true })
            {
                attempt.Failed(FailureKind.Cancelled, cause: null);
            }
        }
        catch (Exception failure) when (attempt.Failure is not null || failure is OperationCanceledException)
        {
            // The transport has written down what happened; a cancellation may also come before it was reached.
            if (CallerToken.IsCancellationRequested)
            {
                attempt.Failed(FailureKind.Cancelled, failure);
            }
            else if (attempt.Failure is null)
            {
                attempt.Failed(FailureKind.TimedOut, failure);
            }
        }
    }
}
