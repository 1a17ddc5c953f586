using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Runs the calls of one account: rate limit, total timeout, retries, breaker, attempt timeout, transport. It outlives the rotation of HTTP handlers.</summary>
/// <remarks>
/// A read is repeated on connection failures, truncated answers, timeouts, 408, 429 and 5xx. A change is repeated only where it
/// provably did not happen: its body never began to leave, or the answer was 429. Every attempt builds a fresh request.
/// </remarks>
public sealed class AccountPipeline
{
    internal const string HttpClientName = "MessagingHub";

    private volatile AccountState _state;

    internal AccountPipeline(string account, string kind, AccountState state, HubServices services)
    {
        Account = account;
        Kind = kind;
        System = kind.ToLowerInvariant();
        Services = services;
        Logger = services.Loggers.CreateLogger(CallLogs.Category);
        Limiter = new RateLimiter(account, $"{account}/{state.BaseAddress.Authority}/{state.Credential.Scope}", services.RateLimits, services.Time, Logger);
        _state = state;
    }

    internal string Account { get; }

    internal string Kind { get; }

    /// <summary>The kind as telemetry spells it.</summary>
    internal string System { get; }

    internal HubServices Services { get; }

    internal ILogger Logger { get; }

    internal RateLimiter Limiter { get; }

    internal AccountState State
    {
        get => _state;
        set
        {
            bool isOther = !ReferenceEquals(_state, value);
            _state = value;
            if (isOther)
            {
                Limiter.Wake();
            }
        }
    }

    /// <summary>Runs one call of the service's API and reads its answer.</summary>
    /// <typeparam name="T">What the answer says, in the contract's terms.</typeparam>
    /// <param name="operation">What the call is.</param>
    /// <param name="call">Makes the request on the client given; it runs once per attempt and must build a fresh request each time.</param>
    /// <param name="normalize">The normalizer's pure function from the answer to the model, or to what went wrong.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="MessagingException">There was no usable answer, or it says that the call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the inner exception is a <see cref="MessagingException"/>
    /// with <see cref="MessagingException.MayHaveBeenAccepted"/> if a change may have been accepted before.</exception>
    public async Task<T> CallAsync<T>(
        WireOperation operation,
        Func<HttpClient, CancellationToken, Task<HttpResponseMessage>> call,
        Func<WireResponse, WireResult<T>> normalize,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(normalize);
        using var watch = new OperationWatch(this, operation);
        try
        {
            WireResponse response = await AskAsync(operation, call, cancellationToken).ConfigureAwait(false);
            T value = Read(operation, response, normalize);
            watch.Succeeded();
            return value;
        }
        catch (Exception failure) when (watch.Failed(failure))
        {
            throw;
        }
    }

    private async ValueTask<WireResponse> AskAsync(
        WireOperation operation,
        Func<HttpClient, CancellationToken, Task<HttpResponseMessage>> call,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        cancellationToken.ThrowIfCancellationRequested();

        Attempt last = await RunAsync(operation, call, cancellationToken).ConfigureAwait(false);
        if (last is { Response: { } response, Failure: not FailureKind.Cancelled })
        {
            return response;
        }

        MessagingException failure = CallFailures.Explain(this, operation, last);
        if (last.Failure != FailureKind.Cancelled)
        {
            throw failure;
        }

        throw failure.MayHaveBeenAccepted
            ? new OperationCanceledException(failure.Message, failure, cancellationToken)
            : new OperationCanceledException(cancellationToken);
    }

    private T Read<T>(WireOperation operation, WireResponse response, Func<WireResponse, WireResult<T>> normalize)
    {
        WireResult<T> result;
        try
        {
            result = normalize(response);
        }
        catch (Exception unread) when (unread is not OutOfMemoryException)
        {
            // Whatever a normalizer stumbles over, the service has answered: a refusal is one by its status, and else a change may have been accepted.
            throw CallFailures.Explain(
                this,
                operation,
                response,
                response.IsSuccess ? ServiceError.Unreadable : new ServiceError { Code = HttpStatusErrors.CodeOf(response.StatusCode) },
                unread);
        }

        return result.Error is { } error ? throw CallFailures.Explain(this, operation, response, error) : result.Value!;
    }

    private async ValueTask<Attempt> RunAsync(
        WireOperation operation, Func<HttpClient, CancellationToken, Task<HttpResponseMessage>> call, CancellationToken cancellationToken)
    {
        AccountState state = State;
        RateDecision decision = await Limiter.EnterAsync(operation, () => State.RateLimit, state.Policy.Options.Patience, cancellationToken).ConfigureAwait(false);
        if (decision.Permit is not { } permit)
        {
            return Attempt.HeldBack(state.Credential, decision.Wait is null ? FailureKind.StoreSilent : FailureKind.NoTurn, decision.Wait);
        }

        TimeSpan waited = decision.Wait ?? TimeSpan.Zero;
        var run = new CallRun(this, operation, call, permit, cancellationToken);
        try
        {
            Services.Instruments.LimiterWait.Record(
                waited.TotalSeconds, new(MessagingHubTelemetry.Account, Account), new(MessagingHubTelemetry.Operation, operation.Name));
            if (waited > TimeSpan.Zero)
            {
                CallLogs.WaitedForTurn(Logger, Account, operation.Name, waited.TotalSeconds);
            }

            return await state.Policy.ExecuteAsync(run).ConfigureAwait(false) ?? Attempt.HeldBack(state.Credential, FailureKind.CircuitOpen, state.Policy.HeldBackFor);
        }
        finally
        {
            if (run.UnusedPermit is { } unused)
            {
                await Limiter.LeaveAsync(unused, new RateReport { Reached = false }, run.PatienceLeft, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
