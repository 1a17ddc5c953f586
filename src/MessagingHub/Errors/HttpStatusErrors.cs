namespace MessagingHub;

/// <summary>What an HTTP status means where a service's own table says nothing else.</summary>
public static class HttpStatusErrors
{
    /// <summary>The code of a status that is not 2xx.</summary>
    /// <param name="status">The HTTP status.</param>
    public static MessagingErrorCode CodeOf(int status) => status switch
    {
        >= 200 and <= 299 => MessagingErrorCode.Unknown,
        < 400 => MessagingErrorCode.InvalidResponse,
        401 => MessagingErrorCode.Unauthenticated,
        402 => MessagingErrorCode.PaymentRequired,
        403 => MessagingErrorCode.PermissionDenied,
        404 or 410 => MessagingErrorCode.NotFound,
        408 or 504 => MessagingErrorCode.Timeout,
        409 => MessagingErrorCode.Conflict,
        429 => MessagingErrorCode.RateLimited,
        < 500 => MessagingErrorCode.InvalidRequest,
        <= 599 => MessagingErrorCode.Unavailable,
        _ => MessagingErrorCode.Unknown,
    };
}
