namespace MessagingHub.Flowella;

/// <summary>What Flowella's statuses and error codes mean. Only two codes are documented; the status decides the rest.</summary>
internal static class FlowellaErrors
{
    public static MessagingErrorCode CodeOf(int status, string? providerCode) => (status, providerCode) switch
    {
        _ when HttpStatusErrors.IsDecisive(status) => HttpStatusErrors.CodeOf(status),
        (_, "UNAUTHORIZED") => MessagingErrorCode.Unauthenticated,
        (_, "RATE_LIMITED") => MessagingErrorCode.RateLimited,
        _ => HttpStatusErrors.CodeOf(status),
    };

    public static string? RemedyOf(MessagingErrorCode code) => code switch
    {
        MessagingErrorCode.InvalidRequest =>
            "Correct the request; if Meta refused it, a free text may be more than 24 hours after the contact's last message: send a template.",
        MessagingErrorCode.Unauthenticated => "Check the account's ApiKey (Flowella, Settings → API keys); a revoked key stops at once.",
        MessagingErrorCode.PaymentRequired => "Flowella's subscription does not cover this: see Flowella's billing page.",
        MessagingErrorCode.PermissionDenied => "The contact may have opted out on this channel, Meta may not be connected, or the key lacks the scope.",
        MessagingErrorCode.NotFound => "Check the channel id (Sender or DefaultSender), the template id and the account's BaseAddress.",
        MessagingErrorCode.RateLimited => "The limit is per organization; for many recipients use the bulk sender with throttlePerHour.",
        _ => null,
    };
}
