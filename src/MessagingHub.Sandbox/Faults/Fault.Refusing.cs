namespace MessagingHub.Sandbox;

/// <content>Faults that strike before anything is accepted.</content>
public abstract partial record Fault
{
    /// <summary>An error status in the service's own envelope; nothing is accepted.</summary>
    /// <param name="status">400 to 599.</param>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>, rounded up to whole seconds; null for no such header.</param>
    /// <param name="retryAfterAsDate">True to say it as an HTTP date, counted from the sandbox's clock.</param>
    /// <param name="code">The service's error code; null for the one it uses for the status.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error, or the wait is negative.</exception>
    public static Fault Status(int status, TimeSpan? retryAfter = null, bool retryAfterAsDate = false, string? code = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter ?? TimeSpan.Zero, TimeSpan.Zero, nameof(retryAfter));
        return new StatusFault(status, retryAfter, retryAfterAsDate, code);
    }

    /// <summary>An error in the service's own envelope under HTTP 200; nothing is accepted.</summary>
    /// <remarks>Where the envelope tells the status, it tells this one: Velstack's <c>code</c>.</remarks>
    /// <param name="status">400 to 599: the status the body speaks of.</param>
    /// <param name="code">The service's error code; null for the one it uses for the status.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static Fault StatusInBody(int status, string? code = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new StatusInBodyFault(status, code);
    }

    /// <summary>HTTP 200 with a report that the recipient was not reached; nothing is accepted. For sends that answer with results.</summary>
    /// <param name="sign">Which part of the answer tells it.</param>
    /// <param name="error">The recipient's error text; null for the service's own.</param>
    public static Fault FailedResult(FailedResultSign sign = FailedResultSign.Everywhere, string? error = null)
        => new FailedResultFault(sign, error);

    /// <summary>The connection is reset before the body is read; nothing is accepted.</summary>
    /// <remarks>The headers have been read, or the operation would not be known. A client may have sent its whole body by then.</remarks>
    public static Fault Refuse() => new RefuseFault();

    /// <summary>302 to another address; nothing is accepted.</summary>
    /// <param name="location">Where to; null for a path of the same dialect that answers 404 and shows up in the request log if followed.</param>
    public static Fault Redirect(string? location = null) => new RedirectFault(location);

    /// <summary>No answer until the client leaves or the server stops; nothing is accepted.</summary>
    public static Fault Stall() => new StallFault();
}
