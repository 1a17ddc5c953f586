using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Lets a message with an idempotency key through once: the journal is asked before the send and told after it.</summary>
/// <remarks>It stands between the capability guard and an account or a route, so that a refused message uses up no key. A journal that
/// gives no answer within the patience counts as one that fails.</remarks>
internal sealed class SendOnce(IMessagingProvider inner, ISendJournal journal, TimeSpan patience, TimeProvider time, ILogger logger)
    : DelegatingMessagingProvider(inner)
{
    // More than a lease takes, and less than the longest timer; waiting may end early.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // For journals whose waits end at once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public override Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.IdempotencyKey is { } key ? SendAsync(message, key, cancellationToken) : Inner.SendAsync(message, cancellationToken);
    }

    private async Task<SentMessage> SendAsync(OutboundMessage message, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (SendRecord claim, SendRecord? before) = await ClaimAsync(message, SendFingerprint.OfText(key), cancellationToken).ConfigureAwait(false);
        if (claim.Outcome is not null)
        {
            return (claim.Sent ?? new SentMessage { Provider = claim.Provider, Status = MessageStatus.Accepted }) with { Replayed = true };
        }

        SentMessage sent;
        try
        {
            sent = await Inner.SendAsync(message, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"{Name} ({Kind}) answered a send with nothing.");
        }
        catch (Exception failure)
        {
            // Where this send provably was not accepted, an earlier one of the same key is as unknown as it was before.
            await (WasNotAccepted(failure, cancellationToken)
                ? SettleAsync(claim, before, SendOutcome.NotAccepted)
                : SettleAsync(claim, Unknown(claim, failure), SendOutcome.Unknown)).ConfigureAwait(false);
            throw;
        }

        // The raw answer may be large, and together with the addresses it would tell a store whom was written what.
        SentMessage kept = sent with { Raw = null, Recipients = null };
        await SettleAsync(claim, Ended(claim, SendOutcome.Accepted) with { Sent = kept }, SendOutcome.Accepted).ConfigureAwait(false);
        return sent;
    }

    /// <summary>Makes the key this call's own and says which unknown send had it before; or finds the accepted send that has it.</summary>
    private async Task<(SendRecord Claim, SendRecord? Before)> ClaimAsync(OutboundMessage message, string key, CancellationToken cancellationToken)
    {
        var claim = new SendRecord { Key = key, Stamp = NewStamp(), Fingerprint = SendFingerprint.Of(message), Provider = Name, BeganAt = default };
        SendRecord? before = null;
        bool mayTakeUnknown = message.ResendPolicy == ResendPolicy.EvenIfUnknown;
        bool mayBeWritten = false;
        Task<bool>? write = null;
        try
        {
            while (true)
            {
                DateTimeOffset now = time.GetUtcNow();
                claim = claim with { BeganAt = now, LeaseEndsAt = now + journal.Lease };
                (mayBeWritten, write) = (true, null);
                write = journal.TryReplaceAsync(key, before, claim, cancellationToken);
                if (await InTimeAsync(write, cancellationToken).ConfigureAwait(false))
                {
                    return (InForce(claim), before);
                }

                SendRecord? taken = null;
                string? waitedFor = null;
                while (taken is null && await FindAsync(key, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    if (found.Stamp == claim.Stamp)
                    {
                        // The store's client lost the answer, asked again, and was told that somebody else holds the key.
                        return (InForce(claim), before);
                    }

                    mayBeWritten = false;
                    if (found.Fingerprint != claim.Fingerprint)
                    {
                        throw SendRefusals.OtherMessage(this, found);
                    }

                    if (found.Outcome == SendOutcome.Accepted)
                    {
                        return (found, null);
                    }

                    if (found.Outcome is null && !(found.LeaseEndsAt <= time.GetUtcNow()))
                    {
                        if (waitedFor == found.Stamp)
                        {
                            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
                        }

                        await WaitAsync(found, cancellationToken).ConfigureAwait(false);
                        waitedFor = found.Stamp;
                    }
                    else
                    {
                        taken = mayTakeUnknown ? found : throw SendRefusals.Unknown(this, found);
                    }

                    // The caller knew of one unknown outcome. What becomes of another send meanwhile, it has to be told first.
                    mayTakeUnknown = false;
                }

                before = taken;
            }
        }
        catch (Exception failure)
        {
            if (mayBeWritten)
            {
                // Nothing was sent, so nobody has to wait for a store that was waited for already, nor who has given up.
                Task withdrawal = WithdrawAsync(write, claim, before);
                await (write is { IsCompleted: false } ? Task.CompletedTask : withdrawal.WaitAsync(patience, time, cancellationToken))
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (failure is MessagingException)
            {
                throw;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw SendRefusals.JournalFailed(this, failure);
        }
    }

    /// <summary>A claim's answer may come when others already take its send for one that died.</summary>
    private SendRecord InForce(SendRecord claim) => claim.LeaseEndsAt <= time.GetUtcNow()
        ? throw new TimeoutException("The journal wrote a claim when its lease was over.")
        : claim;

    private async Task<SendRecord?> FindAsync(string key, CancellationToken cancellationToken)
    {
        Task<SendRecord?> find = journal.FindAsync(key, cancellationToken);
        try
        {
            return await InTimeAsync(find, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!find.IsCompleted)
        {
            // What it fails with when nobody waits any more, nobody can be told.
            _ = find.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>A journal's answer, or an exception where there is none in time.</summary>
    private Task<T> InTimeAsync<T>(Task<T> answer, CancellationToken cancellationToken) =>
        answer.IsCompleted ? answer : answer.WaitAsync(patience, time, cancellationToken);

    /// <summary>Waits for another send of the same key, at most until its lease ends: what stands in the journal then says how to go on.</summary>
    private async Task WaitAsync(SendRecord found, CancellationToken cancellationToken)
    {
        Task change = journal.WaitAsync(found, cancellationToken);
        TimeSpan lease = found.LeaseEndsAt - time.GetUtcNow() ?? LongestWait;
        lease = lease < TimeSpan.Zero ? TimeSpan.Zero : lease > LongestWait ? LongestWait : lease;
        await change.WaitAsync(lease, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (change.IsCompleted)
        {
            await change.ConfigureAwait(false);
        }
    }

    private static bool WasNotAccepted(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        MessagingException said => !said.MayHaveBeenAccepted,
        OperationCanceledException { InnerException: MessagingException said } => !said.MayHaveBeenAccepted,
        OperationCanceledException { InnerException: null } => cancellationToken.IsCancellationRequested,

        // A provider's mistake: nobody knows how far the send had come.
        _ => false,
    };

    private static SendRecord Unknown(SendRecord claim, Exception failure)
    {
        // The text of any other exception may hold anything.
        MessagingException? said = failure as MessagingException ?? (failure as OperationCanceledException)?.InnerException as MessagingException;
        return Ended(claim, SendOutcome.Unknown) with { Code = said?.Code, Failure = said?.Message ?? failure.GetType().FullName };
    }

    private static SendRecord Ended(SendRecord claim, SendOutcome outcome) =>
        claim with { Stamp = NewStamp(), LeaseEndsAt = null, Outcome = outcome };

    /// <summary>Tells the journal what came of a send. Whatever happens here, the caller gets what the send came to.</summary>
    private async Task SettleAsync(SendRecord claim, SendRecord? after, SendOutcome outcome)
    {
        Task record = RecordAsync(claim, after, outcome);
        try
        {
            await record.WaitAsync(patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException silent)
        {
            SendLog.NotRecorded(logger, silent, Name, outcome, claim.Key);
        }
    }

    /// <summary>Writes an outcome, however late, and logs what goes wrong.</summary>
    private async Task RecordAsync(SendRecord claim, SendRecord? after, SendOutcome outcome)
    {
        try
        {
            if (!await journal.TryReplaceAsync(claim.Key, claim, after, CancellationToken.None).ConfigureAwait(false))
            {
                SendLog.ClaimLost(logger, Name, outcome, claim.Key);
            }
        }
        catch (Exception failure)
        {
            SendLog.NotRecorded(logger, failure, Name, outcome, claim.Key);
        }
    }

    /// <summary>A claim whose answer was lost may stand in the store, now or later; nothing was sent, so it is taken back if the store lets it.</summary>
    private async Task WithdrawAsync(Task<bool>? write, SendRecord claim, SendRecord? before)
    {
        // Only when it is written, if ever, can it be taken back.
        await ((Task?)write ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await journal.TryReplaceAsync(claim.Key, claim, before, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            SendLog.NotWithdrawn(logger, failure, Name, claim.Key);
        }
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
