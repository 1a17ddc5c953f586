using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Takes webhook deliveries from whatever receives them: verifies, de-duplicates, hands each event to the application's handlers once.</summary>
/// <remarks>ASP.NET Core applications map it with <c>MapMessagingWebhooks</c> of MessagingHub.AspNetCore; anything else that gets HTTP requests can call it.</remarks>
public sealed class WebhookReceiver
{
    private readonly IMessagingProviders _providers;
    private readonly IServiceScopeFactory _scopes;
    private readonly IEventInbox _inbox;
    private readonly EventOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly bool _hasDeadLetters;

    internal WebhookReceiver(
        IMessagingProviders providers, IServiceScopeFactory scopes, IEventInbox inbox, EventOptions options, TimeProvider time, bool hasDeadLetters, ILogger logger)
    {
        _providers = providers;
        _scopes = scopes;
        _inbox = inbox;
        _options = options;
        _time = time;
        _hasDeadLetters = hasDeadLetters;
        _logger = logger;
    }

    /// <summary>Takes one delivery.</summary>
    /// <param name="account">The account it came for; compared ignoring case.</param>
    /// <param name="delivery">The request as received.</param>
    /// <param name="cancellationToken">The application stops: what is not handled by then is <see cref="WebhookVerdict.Failed"/>. A service that hangs up is no reason to stop.</param>
    public async Task<WebhookVerdict> ReceiveAsync(string account, WebhookDelivery delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(delivery);
        if (!_providers.TryGet(account, out IMessagingProvider? provider) || provider.GetService<IWebhookReader>() is not { } reader)
        {
            return WebhookVerdict.UnknownAccount;
        }

        WebhookResult result = reader.Read(delivery);
        if (!result.IsVerified)
        {
            WebhookLogs.NotVerified(_logger, provider.Name, result.Reason);
            return WebhookVerdict.NotVerified;
        }

        if (result.Reason is not null || result.Events.Count == 0)
        {
            // Delivering it again would not make it readable, so it is not refused; but nobody should wonder where it went.
            WebhookLogs.NotUnderstood(_logger, provider.Name, result.Reason ?? "It has no events.");
        }

        var keys = new EventKeys(provider.Name, delivery);
        var verdict = WebhookVerdict.Handled;
        for (int i = 0; i < result.Events.Count; i++)
        {
            if (!await HandleOnceAsync(provider.Name, keys.Of(result.Events[i], i), result.Events[i], cancellationToken).ConfigureAwait(false))
            {
                verdict = WebhookVerdict.Failed;
            }
        }

        return verdict;
    }

    private async Task<bool> HandleOnceAsync(string account, string key, MessagingEvent happened, CancellationToken stopping)
    {
        bool handled = false;
        try
        {
            IEventClaim? claim = null;
            await WithinTimeAsync(async token => claim = await _inbox.ClaimAsync(key, token).ConfigureAwait(false), stopping).ConfigureAwait(false);
            if (claim is null)
            {
                WebhookLogs.Repeated(_logger, account, happened.Kind);
                return true;
            }

            handled = await HandleAsync(account, claim, happened, stopping).ConfigureAwait(false);
            if (handled)
            {
                await claim.CompleteAsync().ConfigureAwait(false);
            }
            else
            {
                await claim.ReleaseAsync().ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            // It is the inbox that failed, or somebody else is handling the event for too long. What was handled is not asked for again:
            // a second delivery would be handled a second time.
            WebhookLogs.InboxFailed(_logger, failure, account, happened.Kind);
        }

        return handled;
    }

    /// <summary>Whether the event is done with: handled, or put aside.</summary>
    private async Task<bool> HandleAsync(string account, IEventClaim claim, MessagingEvent happened, CancellationToken stopping)
    {
        try
        {
            await WithEachAsync<IMessagingEventHandler>((handler, token) => handler.HandleAsync(happened, token), stopping).ConfigureAwait(false);
            return true;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure)
        {
            int failures = await CountAsync(account, claim, happened, failure).ConfigureAwait(false);
            return failures >= _options.MaxFailures && _hasDeadLetters && await PutAsideAsync(account, happened, failure, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a failure; none, where the inbox cannot count: then the event comes again.</summary>
    private async Task<int> CountAsync(string account, IEventClaim claim, MessagingEvent happened, Exception failure)
    {
        int failures = 0;
        try
        {
            failures = await claim.FailAsync().ConfigureAwait(false);
        }
        catch (Exception uncounted)
        {
            WebhookLogs.InboxFailed(_logger, uncounted, account, happened.Kind);
        }

        WebhookLogs.HandlingFailed(_logger, failure, account, happened.Kind, failures, _options.MaxFailures);
        return failures;
    }

    private async Task<bool> PutAsideAsync(string account, MessagingEvent happened, Exception failure, CancellationToken stopping)
    {
        try
        {
            await WithEachAsync<IDeadLetterHandler>((handler, token) => handler.HandleAsync(happened, failure, token), stopping).ConfigureAwait(false);
            WebhookLogs.PutAside(_logger, account, happened.Kind, happened.Id);
            return true;
        }
        catch (Exception lost)
        {
            WebhookLogs.NotPutAside(_logger, lost, account, happened.Kind);
            return false;
        }
    }

    private Task WithEachAsync<THandler>(Func<THandler, CancellationToken, Task> handle, CancellationToken stopping)
        where THandler : notnull => WithinTimeAsync(
        async token =>
        {
            AsyncServiceScope scope = _scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                THandler[] handlers = [.. scope.ServiceProvider.GetServices<THandler>()];
                if (handlers.Length == 0)
                {
                    throw new InvalidOperationException($"No {typeof(THandler).Name} is registered, so that nobody handles what the services report.");
                }

                foreach (THandler handler in handlers)
                {
                    await handle(handler, token).ConfigureAwait(false);
                }
            }
        },
        stopping);

    private async Task WithinTimeAsync(Func<CancellationToken, Task> run, CancellationToken stopping)
    {
        using var time = new CancellationTokenSource(_options.HandlingTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, stopping);
        await run(either.Token).ConfigureAwait(false);
    }
}
