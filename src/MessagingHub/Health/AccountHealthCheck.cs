using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessagingHub;

/// <summary>Finds out whether a service accepts an account's credential, by what the account can do; sends nothing.</summary>
/// <remarks>The time limit is the check's own: to the framework's every slow service would be a failure of the application.</remarks>
internal sealed class AccountHealthCheck(IMessagingProviders accounts, string name, TimeSpan? timeout, TimeProvider time) : IHealthCheck
{
    private static readonly PageRequest One = new() { PageSize = 1 };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!accounts.TryGet(name, out IMessagingProvider? account))
        {
            return HealthCheckResult.Healthy("The account was removed from the configuration.");
        }

        var data = new Dictionary<string, object> { ["kind"] = account.Kind, ["verified"] = false };
        using var limit = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            if (account.GetService<IConnectionCheck>() is { } connection)
            {
                ConnectionCheck verdict = await connection.CheckAsync(either.Token).ConfigureAwait(false);
                data["verified"] = verdict.Verified;
                return verdict.Verified
                    ? HealthCheckResult.Healthy("verified: the service accepts the credential.", data)
                    : new HealthCheckResult(
                        context.Registration.FailureStatus, $"refused: {verdict.Reason ?? "the service does not accept the credential."}", data: data);
            }

            if (await TryListAsync(account, either.Token).ConfigureAwait(false))
            {
                data["verified"] = true;
                return HealthCheckResult.Healthy("verified: the service answered a list of one item.", data);
            }

            // Nothing is known to be wrong, and it would stay so for good: an alarm that never ends is one that nobody reads.
            return HealthCheckResult.Healthy($"unverified: {account.Kind} has no call that tells without sending.", data);
        }
        catch (MessagingException failure)
        {
            data["code"] = failure.Code.ToString();
            if (failure.RetryAfter is { } wait)
            {
                data["retryAfter"] = wait;
            }

            // The exception itself stays here: what caused it may name anything, and its message says all that operators need.
            return new HealthCheckResult(StatusOf(failure.IsTransient, context.Registration.FailureStatus), failure.Message, data: data);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            data["code"] = nameof(MessagingErrorCode.Timeout);
            return new HealthCheckResult(
                StatusOf(isTransient: true, context.Registration.FailureStatus),
                $"unverified: {data["kind"]} did not answer within the time of the check ({timeout}).",
                data: data);
        }
    }

    /// <summary>A service's passing trouble is not the application's: restarting it, or taking it out of service, would not help.</summary>
    private static HealthStatus StatusOf(bool isTransient, HealthStatus failureStatus) =>
        isTransient && failureStatus < HealthStatus.Degraded ? HealthStatus.Degraded : failureStatus;

    private static async Task<bool> TryListAsync(IMessagingProvider account, CancellationToken cancellationToken)
    {
        switch (account.Capabilities.Operations)
        {
            case var can when can.HasFlag(MessagingOperations.ListConversations):
                await account.ListConversationsAsync().GetPageAsync(One, cancellationToken).ConfigureAwait(false);
                return true;
            case var can when can.HasFlag(MessagingOperations.ListContacts):
                await account.ListContactsAsync().GetPageAsync(One, cancellationToken).ConfigureAwait(false);
                return true;
            case var can when can.HasFlag(MessagingOperations.ListTemplates):
                await account.ListTemplatesAsync().GetPageAsync(One, cancellationToken).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }
}
