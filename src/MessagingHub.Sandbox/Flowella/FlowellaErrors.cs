namespace MessagingHub.Sandbox;

/// <summary>
/// The service's error codes. Two are documented, <c>UNAUTHORIZED</c> and <c>RATE_LIMITED</c>; the documents promise a
/// stable code for every status but name no other, so the rest is our choice, in the same style.
/// </summary>
internal static class FlowellaErrors
{
    public const string Validation = "VALIDATION_ERROR";
    public const string Malformed = "INVALID_JSON";
    public const string MetaRejected = "META_REJECTED";
    public const string OptedOut = "CONTACT_OPTED_OUT";
    public const string ChannelNotFound = "CHANNEL_NOT_FOUND";
    public const string TemplateNotFound = "TEMPLATE_NOT_FOUND";
    public const string ContactNotFound = "CONTACT_NOT_FOUND";

    public static string CodeOf(int status) => status switch
    {
        400 => Validation,
        401 => "UNAUTHORIZED",
        402 => "PAYMENT_REQUIRED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        408 => "REQUEST_TIMEOUT",
        409 => "CONFLICT",
        422 => "UNPROCESSABLE",
        429 => "RATE_LIMITED",
        503 => "SERVICE_UNAVAILABLE",
        >= 500 => "INTERNAL_ERROR",
        _ => "BAD_REQUEST",
    };

    // Only the text for 429 is documented.
    public static string MessageOf(int status) => status switch
    {
        400 => "The request is not valid.",
        401 => "Missing or invalid API key.",
        402 => "Your subscription does not cover this action.",
        403 => "This action is forbidden.",
        404 => "The requested resource does not exist.",
        405 => "This path does not take this method.",
        429 => "Too many requests",
        >= 500 => "Something went wrong on our side.",
        _ => "The request cannot be served.",
    };
}
