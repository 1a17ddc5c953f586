namespace MessagingHub;

/// <summary>What an HTTP status means where a service's own table says nothing else.</summary>
public static class HttpStatusErrors
{
    /// <summary>Whether a status alone says what happened (3xx, 408, 429, 5xx), so that a service's own code adds a reason but changes nothing.</summary>
    /// <param name="status">The HTTP status.</param>
    public static bool IsDecisive(int status) => status is 408 or 429 or (>= 300 and <= 399) or >= 500;

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
