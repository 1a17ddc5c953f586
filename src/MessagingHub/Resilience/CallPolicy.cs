using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MessagingHub;

/// <summary>Timeouts, retries and breaker around the attempts of an account's calls; the only place, with its two rules, that knows Polly.</summary>
internal sealed class CallPolicy
{
    private static readonly ResiliencePropertyKey<CallRun> RunKey = new("MessagingHub.CallRun");

    private readonly Stages _reads;
    private readonly Stages _changes;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly string _account;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _openedAt;

    public CallPolicy(string account, ResilienceOptions options, TimeProvider time, ILogger logger)
    {
        _account = account;
        Options = options;
        _time = time;
        _logger = logger;
        ResiliencePipeline<Attempt> breaker = BuildBreaker();
        _reads = Build(isChange: false, breaker);
        _changes = Build(isChange: true, breaker);
    }

    public ResilienceOptions Options { get; }

    /// <summary>Whether calls are held back now.</summary>
    public bool IsOpen => _state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>How long calls are held back yet; null while one is trying.</summary>
    public TimeSpan? HeldBackFor
    {
        get
        {
            TimeSpan left = Options.BreakerDuration - _time.GetElapsedTime(Interlocked.Read(ref _openedAt));
            return left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>Runs attempts until one is final, and answers with the last one; null where the breaker let none through.</summary>
    public async ValueTask<Attempt?> ExecuteAsync(CallRun run)
    {
        if (!Options.Enabled)
        {
            return await run.AttemptAsync(run.CallerToken).ConfigureAwait(false);
        }

        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, run.CallerToken);
        context.Properties.Set(RunKey, run);
        try
        {
            Stages stages = run.Operation.IsChange ? _changes : _reads;
            return await stages.Call.ExecuteAsync(
                static (c, state) => AttemptAsync(state.run, state.stages.Attempt, c.CancellationToken),
                context,
                (run, stages)).ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            return run.Last;
        }
        catch (TimeoutRejectedException) when (run.Last is null && run.Attempts == 0)
        {
            return run.NotTried(FailureKind.TimedOut);
        }
        catch (Exception ended) when (ended is OperationCanceledException or TimeoutRejectedException && run.Last is not null)
        {
            // Cancelled or out of time while waiting between two attempts: the last attempt still says what is known.
            if (run.CallerToken.IsCancellationRequested)
            {
                run.Last.Failed(FailureKind.Cancelled, ended);
            }

            return run.Last;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The permit is asked for outside the breaker: a repetition that finds none is no attempt, and must not count as one.</summary>
    private static async ValueTask<Attempt> AttemptAsync(CallRun run, ResiliencePipeline<Attempt> attempt, CancellationToken cancellationToken) =>
        await run.MayGoAsync(cancellationToken).ConfigureAwait(false)
            ? await attempt.ExecuteAsync(static (r, token) => r.AttemptAsync(token), run, cancellationToken).ConfigureAwait(false)
            : run.Last!;

    private Stages Build(bool isChange, ResiliencePipeline<Attempt> breaker)
    {
        ResiliencePipelineBuilder<Attempt> builder = new() { TimeProvider = _time };
        builder.AddTimeout(Options.TotalTimeout);
        if (Options.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = Options.MaxRetryAttempts,
                Delay = Options.Delay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } attempt
                    && RetryRule.MayRepeat(attempt, isChange)
                    && arguments.Context.Properties.GetValue(RunKey, null!) is { IsOver: false } run
                    && run.HasTimeFor(attempt.Response?.RetryAfter, Options.TotalTimeout)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Response?.RetryAfter),
                OnRetry = arguments =>
                {
                    CallRun run = arguments.Context.Properties.GetValue(RunKey, null!);
                    CallLogs.Repeating(_logger, _account, run.Operation.Name, arguments.RetryDelay.TotalSeconds, arguments.Outcome.Result!, RetryRule.WhySafe(isChange));
                    return default;
                },
            });
        }

        return new Stages(builder.Build(), isChange ? breaker : WithTimeout(breaker));
    }

    private ResiliencePipeline<Attempt> WithTimeout(ResiliencePipeline<Attempt> breaker) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = _time }.AddPipeline(breaker).AddTimeout(Options.AttemptTimeout).Build();

    private ResiliencePipeline<Attempt> BuildBreaker() => new ResiliencePipelineBuilder<Attempt> { TimeProvider = _time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
        {
            FailureRatio = Options.BreakerFailureRatio,
            MinimumThroughput = Options.BreakerMinimumThroughput,
            SamplingDuration = Options.BreakerSamplingDuration,
            BreakDuration = Options.BreakerDuration,
            StateProvider = _state,
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Result is { } attempt && BreakerRule.IsFailure(attempt, isTrial: _state.CircuitState == CircuitState.HalfOpen)),
            OnOpened = arguments =>
            {
                Interlocked.Exchange(ref _openedAt, _time.GetTimestamp());
                CallLogs.BreakerOpened(_logger, _account, arguments.BreakDuration.TotalSeconds);
                return default;
            },
            OnClosed = _ =>
            {
                CallLogs.BreakerClosed(_logger, _account);
                return default;
            },
        })
        .Build();

    /// <summary>What runs around the whole call, and what around each attempt.</summary>
    private sealed record Stages(ResiliencePipeline<Attempt> Call, ResiliencePipeline<Attempt> Attempt);
}
