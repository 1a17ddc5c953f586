namespace MessagingHub;

/// <summary>Why an attempt gave no usable answer.</summary>
internal enum FailureKind
{
    /// <summary>The connection failed before the request's body began: the service cannot have seen the request.</summary>
    NeverStarted,

    /// <summary>The connection was lost after the request's body began and before an answer began.</summary>
    ConnectionLost,

    /// <summary>A 2xx answer broke off.</summary>
    TruncatedAnswer,

    /// <summary>A 2xx answer is larger than the account allows.</summary>
    OversizedAnswer,

    /// <summary>Time ran out.</summary>
    TimedOut,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>Nothing was tried: the service's limit has no room for the call within the time it may wait.</summary>
    NoTurn,

    /// <summary>Nothing was tried: the store that counts the calls gave no answer.</summary>
    StoreSilent,

    /// <summary>Nothing was tried: too many of the last calls failed.</summary>
    CircuitOpen,
}
