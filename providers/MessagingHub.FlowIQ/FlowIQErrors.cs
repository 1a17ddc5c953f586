namespace MessagingHub.FlowIQ;

/// <summary>What FlowIQ's statuses and <c>error</c> labels mean. The status decides; the labels, which were edited over time, only where it says success.</summary>
internal static class FlowIQErrors
{
    public const string ContactNotFound = "Contact not found";
    public const string OrganizationNotFound = "Organization not found";

    private const string InternalError = "Internal server error";

    public static MessagingErrorCode CodeOf(int status, string? label) =>
        status is < 200 or > 299 ? HttpStatusErrors.CodeOf(status) : CodeOfLabel(label);

    /// <summary>Under a success status only an internal error leaves open whether the service took a change: it is no verdict.</summary>
    public static bool LeavesOpen(string? label) => Is(label, InternalError);

    public static string? RemedyOf(MessagingErrorCode code, string? label, bool isContactMissing) => (code, label) switch
    {
        (MessagingErrorCode.NotFound, _) when isContactMissing =>
            "FlowIQ knows no contact with this number: create the contact first, or send a template with a 'name' parameter, which creates it.",
        _ when Is(label, OrganizationNotFound) || Is(label, "Tenant ID is required") => "Set the account's TenantId to the organization's slug.",
        _ when Is(label, "Authentication mismatch") || Is(label, "API key mismatch") => "The Token belongs to another organization than the TenantId.",
        _ when Is(label, "Invalid provider") || Is(label, "Meta not configured") => "FlowIQ sends only for organizations connected to Meta: connect it in FlowIQ.",
        (MessagingErrorCode.Unauthenticated, _) => "Check the account's Token (FlowIQ, Settings → API Keys): it may have expired or been revoked.",
        (MessagingErrorCode.NotFound, _) => "Check the account's TenantId and BaseAddress.",
        (MessagingErrorCode.Conflict, _) => "The contact exists already: find it by its phone number.",
        (MessagingErrorCode.RateLimited, _) => "FlowIQ documents 100 requests per minute; Meta's own limits come on top.",
        _ => null,
    };

    public static bool Is(string? label, string known) => known.Equals(label?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static MessagingErrorCode CodeOfLabel(string? label) => label?.Trim().ToUpperInvariant() switch
    {
        "INVALID API KEY" or "INVALID TOKEN FORMAT" or "API KEY MISMATCH" or "AUTHORIZATION REQUIRED" or "AUTHENTICATION MISMATCH"
            or "AUTHENTICATIONERROR" => MessagingErrorCode.Unauthenticated,
        "TENANT ID IS REQUIRED" or "INVALID ACTION" or "MISSING REQUIRED FIELD" or "INVALID PHONE NUMBER" or "INVALID WHATSAPP NUMBER"
            or "INVALID PROVIDER" or "INVALID MESSAGE TYPE" or "META NOT CONFIGURED" => MessagingErrorCode.InvalidRequest,
        "ORGANIZATION NOT FOUND" or "CONTACT NOT FOUND" or "SHOPIFY ORDER NOT FOUND" => MessagingErrorCode.NotFound,
        "CONTACT ALREADY EXISTS" => MessagingErrorCode.Conflict,
        "INTERNAL SERVER ERROR" => MessagingErrorCode.Unavailable,
        _ => MessagingErrorCode.Unknown,
    };
}
