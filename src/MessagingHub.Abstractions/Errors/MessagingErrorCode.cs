using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>What went wrong, in words that mean the same at every service. Programs act on this, never on a message's text.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MessagingErrorCode>))]
public enum MessagingErrorCode
{
    /// <summary>The service answered something that no other code describes.</summary>
    Unknown,

    /// <summary>The service refused the request as it stands, or would; change it before you try again.</summary>
    InvalidRequest,

    /// <summary>The credential is missing, wrong, expired or revoked.</summary>
    Unauthenticated,

    /// <summary>The credential is good but does not allow this, or the addressee does not (an opt-out).</summary>
    PermissionDenied,

    /// <summary>The account's subscription or credit does not cover this.</summary>
    PaymentRequired,

    /// <summary>What the request names does not exist.</summary>
    NotFound,

    /// <summary>It exists already, or is in a state that does not allow this.</summary>
    Conflict,

    /// <summary>Too many requests; see <see cref="MessagingException.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>The service could not be reached or is failing.</summary>
    Unavailable,

    /// <summary>The service did not answer in time.</summary>
    Timeout,

    /// <summary>The service answered, but not in a way that can be understood.</summary>
    InvalidResponse,

    /// <summary>This account cannot do that; nothing was requested.</summary>
    NotSupported,
}
