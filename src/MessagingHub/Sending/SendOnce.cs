using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Lets a message with an idempotency key through once: the journal is asked before the send and told after it.</summary>
/// <remarks>It stands between the capability guard and an account or a route, so that a refused message uses up no key.</remarks>
internal sealed class SendOnce(IMessagingProvider inner, ISendJournal journal, TimeProvider time, ILogger logger) : DelegatingMessagingProvider(inner)
{
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
        SendRecord? taken = null;
        bool mayTakeUnknown = message.ResendPolicy == ResendPolicy.EvenIfUnknown;
        bool mayBeWritten = false;
        try
        {
            while (true)
            {
                DateTimeOffset now = time.GetUtcNow();
                claim = claim with { BeganAt = now, LeaseEndsAt = now + journal.Lease };
                mayBeWritten = true;
                if (await journal.TryReplaceAsync(key, taken, claim, cancellationToken).ConfigureAwait(false))
                {
                    return (claim, taken);
                }

                mayBeWritten = false;
                SendRecord? before = taken;
                taken = null;
                while (taken is null && await journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    if (found.Stamp == claim.Stamp)
                    {
                        // The store's client lost the answer, asked again, and was told that somebody else holds the key.
                        return (claim, before);
                    }

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
                        await journal.WaitAsync(found, cancellationToken).ConfigureAwait(false);
                    }
                    else
                    {
                        taken = mayTakeUnknown ? found : throw SendRefusals.Unknown(this, found);
                    }

                    // The caller knew of one unknown outcome. What becomes of another send meanwhile, it has to be told first.
                    mayTakeUnknown = false;
                }
            }
        }
        catch (Exception failure)
        {
            if (mayBeWritten)
            {
                await WithdrawAsync(claim, taken).ConfigureAwait(false);
            }

            if (failure is MessagingException)
            {
                throw;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw SendRefusals.JournalFailed(this, failure);
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

    /// <summary>A claim whose answer was lost may stand in the store; nothing was sent, so it is taken back if the store lets it.</summary>
    private async Task WithdrawAsync(SendRecord claim, SendRecord? before)
    {
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
