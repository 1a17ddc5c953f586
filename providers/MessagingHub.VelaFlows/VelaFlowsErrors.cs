namespace MessagingHub.VelaFlows;

/// <summary>What VelaFlows's error codes mean. Eight are documented; for any other one, and wherever the status alone fixes what happened, the status decides.</summary>
internal static class VelaFlowsErrors
{
    public const string Internal = "INTERNAL_ERROR";

    public static MessagingErrorCode CodeOf(int status, string? providerCode) => HttpStatusErrors.IsDecisive(status) ? HttpStatusErrors.CodeOf(status) : providerCode switch
    {
        "BAD_REQUEST" => MessagingErrorCode.InvalidRequest,
        "UNAUTHORIZED" => MessagingErrorCode.Unauthenticated,
        "FORBIDDEN" => MessagingErrorCode.PermissionDenied,
        "NOT_FOUND" => MessagingErrorCode.NotFound,
        "CONFLICT" => MessagingErrorCode.Conflict,
        "VALIDATION_ERROR" => MessagingErrorCode.InvalidRequest,
        "TOO_MANY_REQUESTS" => MessagingErrorCode.RateLimited,
        Internal => MessagingErrorCode.Unavailable,
        _ => HttpStatusErrors.CodeOf(status),
    };

    public static string? RemedyOf(MessagingErrorCode code) => code switch
    {
        MessagingErrorCode.Unauthenticated =>
            "Check the account's Token (VelaFlows, Settings → Developer → API Tokens): it may be revoked or expired.",
        MessagingErrorCode.PermissionDenied => "The token lacks the scope for this (listing conversations needs inbox:read), or may not use the WorkspaceId.",
        MessagingErrorCode.NotFound => "Check the id, the account's WorkspaceId and BaseAddress, and for webhooks its WebhookSubscriptionsPath.",
        MessagingErrorCode.Conflict => "It exists already, or is in another state than this needs.",
        MessagingErrorCode.RateLimited => "The limits count per token and endpoint in windows of 15 minutes: 300 reads, 100 writes.",
        _ => null,
    };
}
