namespace MessagingHub;

/// <summary>A call failed. It says whose fault it is, whether a resend is safe, when, and what the service said.</summary>
/// <remarks>There is one type and no subclass: programs switch on <see cref="Code"/>. The message never holds a credential,
/// a message text or a whole phone number.</remarks>
public sealed class MessagingException : Exception
{
    /// <summary>An unknown failure.</summary>
    public MessagingException()
        : this(MessagingErrorCode.Unknown, "The call failed.")
    {
    }

    /// <summary>An unknown failure.</summary>
    /// <param name="message">What happened, for people.</param>
    public MessagingException(string message)
        : this(MessagingErrorCode.Unknown, message)
    {
    }

    /// <summary>An unknown failure.</summary>
    /// <param name="message">What happened, for people.</param>
    /// <param name="innerException">What caused it.</param>
    public MessagingException(string message, Exception? innerException)
        : this(MessagingErrorCode.Unknown, message, innerException)
    {
    }

    /// <summary>A failure of a known kind.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="message">What happened and what to do, for people.</param>
    /// <param name="innerException">What caused it.</param>
    public MessagingException(MessagingErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>What went wrong.</summary>
    public MessagingErrorCode Code { get; }

    /// <summary>For a send or another change: true when the service may have taken it, false when it provably did not.</summary>
    public bool MayHaveBeenAccepted { get; init; }

    /// <summary>Whether the same call may succeed later without a change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the service asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Transient and provably not accepted: the only condition under which a caller should try a send again.</summary>
    public bool CanResend => IsTransient && !MayHaveBeenAccepted;

    /// <summary>The name of the account.</summary>
    public string? Provider { get; init; }

    /// <summary>The call that failed, such as <c>send</c> or <c>listContacts</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The service's own error code, as received; null where it gave none.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>The HTTP status; null where there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>What the service says is wrong with single fields; may be empty.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>The accounts a route tried, in order; empty where the call went through no route.</summary>
    public IReadOnlyList<SendAttempt> Attempts { get; init; } = [];

    /// <summary>What the service sent; null where there was no answer. The body is cut at 64 KiB, the credential removed.</summary>
    public RawResponse? Raw { get; init; }
}
