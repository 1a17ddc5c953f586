using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace MessagingHub;

/// <summary>Timeouts and retries around the attempts of a call; the only place, with <see cref="RetryRule"/>, that knows Polly.</summary>
internal sealed class CallPolicy
{
    private static readonly ResiliencePropertyKey<CallProgress> ProgressKey = new("MessagingHub.CallProgress");

    private readonly ResiliencePipeline<Attempt> _reads;
    private readonly ResiliencePipeline<Attempt> _changes;
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _time;

    public CallPolicy(ResilienceOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _reads = Build(isChange: false);
        _changes = Build(isChange: true);
    }

    /// <summary>Runs attempts until one is final, and answers with the last one.</summary>
    public async Task<Attempt> ExecuteAsync(bool isChange, Func<CancellationToken, Task<Attempt>> attempt, CancellationToken callerToken)
    {
        if (!_options.Enabled)
        {
            return await attempt(callerToken).ConfigureAwait(false);
        }

        var progress = new CallProgress(attempt, _time, _options.TotalTimeout);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, callerToken);
        context.Properties.Set(ProgressKey, progress);
        try
        {
            ResiliencePipeline<Attempt> pipeline = isChange ? _changes : _reads;
            return await pipeline.ExecuteAsync(static (c, p) => RunAsync(c, p), context, progress).ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is OperationCanceledException or TimeoutRejectedException && progress.Last is not null)
        {
            // Cancelled or out of time while waiting between two attempts: the last attempt still says what is known.
            if (callerToken.IsCancellationRequested)
            {
                progress.Last.Failed(FailureKind.Cancelled, ended);
            }

            return progress.Last;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<Attempt> RunAsync(ResilienceContext context, CallProgress progress) =>
        progress.Last = await progress.Attempt(context.CancellationToken).ConfigureAwait(false);

    private ResiliencePipeline<Attempt> Build(bool isChange)
    {
        ResiliencePipelineBuilder<Attempt> builder = new() { TimeProvider = _time };
        builder.AddTimeout(_options.TotalTimeout);
        if (_options.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = _options.MaxRetryAttempts,
                Delay = _options.Delay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } attempt
                    && RetryRule.MayRepeat(attempt, isChange)
                    && arguments.Context.Properties.GetValue(ProgressKey, null!).HasTimeFor(attempt.Response?.RetryAfter)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Response?.RetryAfter),
            });
        }

        return isChange ? builder.Build() : builder.AddTimeout(_options.AttemptTimeout).Build();
    }
}
