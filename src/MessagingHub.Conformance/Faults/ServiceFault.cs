namespace MessagingHub.Conformance;

/// <summary>What can go wrong between an account and its service. The kit plays all of it itself, around the author's stand-in.</summary>
/// <remarks>Faults named <c>AcceptThen…</c>, and those of a body, let the service do its work and spoil only the answer.</remarks>
public enum ServiceFault
{
    /// <summary>The connection cannot be made; the request's body never begins.</summary>
    Refuse,

    /// <summary>The connection is lost after the request's body left, and the service never saw it.</summary>
    Reset,

    /// <summary>The service takes the request's body and neither does nor says anything.</summary>
    Stall,

    /// <summary>302 to somewhere else.</summary>
    Redirect,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>402.</summary>
    PaymentRequired,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>408.</summary>
    RequestTimeout,

    /// <summary>409.</summary>
    Conflict,

    /// <summary>422.</summary>
    Unprocessable,

    /// <summary>429 without a word about when.</summary>
    TooManyRequests,

    /// <summary>429 with a <c>Retry-After</c> that fits into a call: 2 seconds.</summary>
    TooManyRequestsShortWait,

    /// <summary>429 with a <c>Retry-After</c> that fits into no call: one hour.</summary>
    TooManyRequestsLongWait,

    /// <summary>500, and nothing was done.</summary>
    InternalError,

    /// <summary>503, and nothing was done.</summary>
    ServiceUnavailable,

    /// <summary>200 with a proxy's page instead of the service.</summary>
    HtmlPage,

    /// <summary>The service does it, and the answer is 503.</summary>
    AcceptThenUnavailable,

    /// <summary>The service does it, and the connection is lost before the answer begins.</summary>
    AcceptThenReset,

    /// <summary>The service does it, and the answer never begins.</summary>
    AcceptThenStall,

    /// <summary>The service does it, and the answer is 200 with bytes that mean nothing.</summary>
    AcceptThenGarbage,

    /// <summary>The service does it, and its answer breaks off in the middle.</summary>
    TruncatedBody,

    /// <summary>The service does it, and its answer comes at one byte a second and has no end.</summary>
    SlowDrip,

    /// <summary>The service does it, and its answer is larger than an account allows.</summary>
    HugeBody,

    /// <summary>Every page of a list is the first one again.</summary>
    RepeatedPage,

    /// <summary>The pages of a list go first, second, first, second, without an end.</summary>
    LoopingPages,
}
