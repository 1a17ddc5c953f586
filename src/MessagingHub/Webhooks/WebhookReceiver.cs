using System.Globalization;
using System.Security.Cryptography;
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
    /// <param name="cancellationToken">The application stops. A service that hangs up is no reason to stop handling.</param>
    /// <exception cref="OperationCanceledException">The application stops; the service is going to deliver again what was not handled.</exception>
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

        var verdict = WebhookVerdict.Handled;
        for (int i = 0; i < result.Events.Count; i++)
        {
            MessagingEvent happened = result.Events[i];
            string key = $"{provider.Name.ToUpperInvariant()}/{happened.Id ?? DigestOf(delivery, i)}";
            if (!await HandleOnceAsync(provider.Name, key, happened, cancellationToken).ConfigureAwait(false))
            {
                verdict = WebhookVerdict.Failed;
            }
        }

        return verdict;
    }

    private static string DigestOf(WebhookDelivery delivery, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(SHA256.HashData(delivery.Body.Span))}/{place}");

    private async Task<bool> HandleOnceAsync(string account, string key, MessagingEvent happened, CancellationToken cancellationToken)
    {
        if (!await _inbox.TryClaimAsync(key, cancellationToken).ConfigureAwait(false))
        {
            WebhookLogs.Repeated(_logger, account, happened.Kind);
            return true;
        }

        bool handled = false;
        try
        {
            handled = await HandleAsync(account, key, happened, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (handled)
            {
                await _inbox.CompleteAsync(key).ConfigureAwait(false);
            }
            else
            {
                await _inbox.ReleaseAsync(key).ConfigureAwait(false);
            }
        }

        return handled;
    }

    private async Task<bool> HandleAsync(string account, string key, MessagingEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            await WithTimeAsync<IMessagingEventHandler>((handler, token) => handler.HandleAsync(happened, token), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            int failures = await _inbox.FailAsync(key).ConfigureAwait(false);
            WebhookLogs.HandlingFailed(_logger, failure, account, happened.Kind, failures, _options.MaxFailures);
            return failures >= _options.MaxFailures && _hasDeadLetters && await PutAsideAsync(account, happened, failure, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> PutAsideAsync(string account, MessagingEvent happened, Exception failure, CancellationToken cancellationToken)
    {
        try
        {
            await WithTimeAsync<IDeadLetterHandler>((handler, token) => handler.HandleAsync(happened, failure, token), cancellationToken).ConfigureAwait(false);
            WebhookLogs.PutAside(_logger, account, happened.Kind, happened.Id);
            return true;
        }
        catch (Exception lost) when (!cancellationToken.IsCancellationRequested && lost is not OutOfMemoryException)
        {
            WebhookLogs.NotPutAside(_logger, lost, account, happened.Kind);
            return false;
        }
    }

    private async Task WithTimeAsync<THandler>(Func<THandler, CancellationToken, Task> handle, CancellationToken cancellationToken)
        where THandler : notnull
    {
        using var time = new CancellationTokenSource(_options.HandlingTimeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        AsyncServiceScope scope = _scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            foreach (THandler handler in scope.ServiceProvider.GetServices<THandler>())
            {
                await handle(handler, linked.Token).ConfigureAwait(false);
            }
        }
    }
}
