using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>An inbox that is waited for as long as for a handler and no longer, because another's may take no notice of its token.</summary>
internal sealed class PatientInbox(IEventInbox inbox, TimeSpan patience, TimeProvider time, ILogger logger)
{
    /// <summary>Claims an event. A claim that comes when nobody waits for it any more is given back.</summary>
    public async Task<IEventClaim?> ClaimAsync(string key, string account, MessagingEvent happened, CancellationToken stopping)
    {
        Task<IEventClaim?> claim = AskAsync(key, stopping);
        try
        {
            return await claim.WaitAsync(patience, time, stopping).ConfigureAwait(false);
        }
        catch (Exception) when (!claim.IsFaulted && !claim.IsCanceled)
        {
            _ = GiveBackAsync(claim, account, happened);
            throw;
        }
    }

    /// <summary>Waits for the inbox to note something.</summary>
    public async Task InTimeAsync(Task note, string account, MessagingEvent happened)
    {
        try
        {
            await note.WaitAsync(patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!note.IsCompleted)
        {
            _ = ReportLateAsync(note, account, happened);
            throw;
        }
    }

    private async Task<IEventClaim?> AskAsync(string key, CancellationToken stopping)
    {
        using var end = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, stopping);
        return await inbox.ClaimAsync(key, either.Token).ConfigureAwait(false);
    }

    private async Task GiveBackAsync(Task<IEventClaim?> claim, string account, MessagingEvent happened)
    {
        try
        {
            if (await claim.ConfigureAwait(false) is { } late)
            {
                await late.ReleaseAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // It did take notice of its token, only later.
        }
        catch (Exception failure)
        {
            WebhookLogs.InboxFailed(logger, failure, account, happened.Kind);
        }
    }

    private async Task ReportLateAsync(Task note, string account, MessagingEvent happened)
    {
        try
        {
            await note.ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            WebhookLogs.InboxFailed(logger, failure, account, happened.Kind);
        }
    }
}
