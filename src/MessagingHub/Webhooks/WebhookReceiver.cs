using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Takes webhook deliveries from whatever receives them: verifies, de-duplicates, hands each event to the application's handlers once.</summary>
/// <remarks>ASP.NET Core applications map it with <c>MapMessagingWebhooks</c> of MessagingHub.AspNetCore; anything else that gets HTTP requests can call it.</remarks>
public sealed class WebhookReceiver
{
    private readonly IMessagingProviders _providers;
    private readonly IServiceScopeFactory _scopes;
    private readonly PatientInbox _inbox;
    private readonly EventOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly bool _hasDeadLetters;

    internal WebhookReceiver(
        IMessagingProviders providers, IServiceScopeFactory scopes, IEventInbox inbox, EventOptions options, TimeProvider time, bool hasDeadLetters, ILogger logger)
    {
        _providers = providers;
        _scopes = scopes;
        _inbox = new PatientInbox(inbox, options.HandlingTimeout, time, logger);
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
            if (await _inbox.ClaimAsync(key, account, happened, stopping).ConfigureAwait(false) is not { } claim)
            {
                WebhookLogs.Repeated(_logger, account, happened.Kind);
                return true;
            }

            long began = _time.GetTimestamp();
            var runs = new List<Task>(1);
            handled = await HandleAsync(account, claim, happened, runs, stopping).ConfigureAwait(false);
            if (handled)
            {
                await _inbox.InTimeAsync(claim.CompleteAsync().AsTask(), account, happened).ConfigureAwait(false);
                return true;
            }

            // The answer does not wait for a handler that goes on beyond its time; who comes next for the event does.
            Task hold = HoldAsync(account, claim, happened, runs, began);
            await (runs.TrueForAll(run => run.IsCompleted) ? hold : Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // It is the inbox that failed, or somebody else is handling the event for too long. What was handled is not asked for again:
            // a second delivery would be handled a second time.
            WebhookLogs.InboxFailed(_logger, failure, account, happened.Kind);
        }

        return handled;
    }

    /// <summary>Keeps the claim of an event that is not done with while a handler goes on with it, but no longer than any holder may be silent.</summary>
    private async Task HoldAsync(string account, IEventClaim claim, MessagingEvent happened, List<Task> runs, long began)
    {
        TimeSpan left = (2 * _options.HandlingTimeout) - _time.GetElapsedTime(began);
        await Task.WhenAll(runs).WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            ValueTask end = runs.Exists(run => run.IsCompletedSuccessfully) ? claim.CompleteAsync() : claim.ReleaseAsync();
            await _inbox.InTimeAsync(end.AsTask(), account, happened).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            WebhookLogs.InboxFailed(_logger, failure, account, happened.Kind);
        }
    }

    /// <summary>Whether the event is done with: handled, or put aside.</summary>
    private async Task<bool> HandleAsync(string account, IEventClaim claim, MessagingEvent happened, List<Task> runs, CancellationToken stopping)
    {
        try
        {
            Task run = WithEachAsync<IMessagingEventHandler>((handler, token) => handler.HandleAsync(happened, token), stopping);
            runs.Add(run);
            await WithinTimeAsync(run, account, happened, stopping).ConfigureAwait(false);
            return true;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure)
        {
            int failures = await CountAsync(account, claim, happened, failure).ConfigureAwait(false);
            return failures >= _options.MaxFailures && _hasDeadLetters
                && await PutAsideAsync(account, happened, failure, runs, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a failure; none, where the inbox cannot count: then the event comes again.</summary>
    private async Task<int> CountAsync(string account, IEventClaim claim, MessagingEvent happened, Exception failure)
    {
        int failures = 0;
        try
        {
            Task<int> count = claim.FailAsync().AsTask();
            await _inbox.InTimeAsync(count, account, happened).ConfigureAwait(false);
            failures = await count.ConfigureAwait(false);
        }
        catch (Exception uncounted)
        {
            WebhookLogs.InboxFailed(_logger, uncounted, account, happened.Kind);
        }

        WebhookLogs.HandlingFailed(_logger, failure, account, happened.Kind, failures, _options.MaxFailures);
        return failures;
    }

    private async Task<bool> PutAsideAsync(string account, MessagingEvent happened, Exception failure, List<Task> runs, CancellationToken stopping)
    {
        try
        {
            Task run = WithEachAsync<IDeadLetterHandler>((handler, token) => handler.HandleAsync(happened, failure, token), stopping);
            runs.Add(run);
            await WithinTimeAsync(run, account, happened, stopping).ConfigureAwait(false);
            WebhookLogs.PutAside(_logger, account, happened.Kind, happened.Id);
            return true;
        }
        catch (Exception lost)
        {
            WebhookLogs.NotPutAside(_logger, lost, account, happened.Kind);
            return false;
        }
    }

    private async Task WithEachAsync<THandler>(Func<THandler, CancellationToken, Task> handle, CancellationToken stopping)
        where THandler : notnull
    {
        using var time = new CancellationTokenSource(_options.HandlingTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, stopping);
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
                await handle(handler, either.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits for handlers as long as they have; some take no notice of their token.</summary>
    private async Task WithinTimeAsync(Task run, string account, MessagingEvent happened, CancellationToken stopping)
    {
        try
        {
            await run.WaitAsync(_options.HandlingTimeout, _time, stopping).ConfigureAwait(false);
        }
        catch (Exception) when (!run.IsCompleted)
        {
            _ = ReportLateAsync(run, account, happened);
            throw;
        }
    }

    /// <summary>What a handler fails with when nobody waits for it any more, the log still says.</summary>
    private async Task ReportLateAsync(Task run, string account, MessagingEvent happened)
    {
        try
        {
            await run.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It did take notice of its token, only later.
        }
        catch (Exception failure)
        {
            WebhookLogs.HandlingFailedLate(_logger, failure, account, happened.Kind);
        }
    }
}
