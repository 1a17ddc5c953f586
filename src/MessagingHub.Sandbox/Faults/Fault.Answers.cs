namespace MessagingHub.Sandbox;

/// <content>Faults that strike after the service has done its work.</content>
public abstract partial record Fault
{
    /// <summary>Accepts, then answers with an error status in the service's own envelope.</summary>
    /// <param name="status">500 to 599, or 408.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status would say that nothing was accepted.</exception>
    public static Fault AcceptThenStatus(int status = 503)
        => status is 408 or (>= 500 and <= 599)
            ? new AcceptThenStatusFault(status)
            : throw new ArgumentOutOfRangeException(nameof(status), status, "After an acceptance only 408 and 500 to 599 make sense.");

    /// <summary>Accepts, then answers under HTTP 200 with an error in the service's own envelope.</summary>
    /// <param name="status">500 to 599, or 408: the status the body speaks of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status would say that nothing was accepted.</exception>
    public static Fault AcceptThenStatusInBody(int status = 503)
        => status is 408 or (>= 500 and <= 599)
            ? new AcceptThenStatusInBodyFault(status)
            : throw new ArgumentOutOfRangeException(nameof(status), status, "After an acceptance only 408 and 500 to 599 make sense.");

    /// <summary>Accepts, then tears the connection down.</summary>
    /// <param name="midBody">False: without a byte of answer. True: after the headers and half of a chunked body.</param>
    public static Fault AcceptThenReset(bool midBody = false) => new AcceptThenResetFault(midBody);

    /// <summary>Accepts, then says nothing until the client leaves or the server stops.</summary>
    public static Fault AcceptThenStall() => new AcceptThenStallFault();

    /// <summary>Accepts, then answers with the good status and bytes that are no JSON.</summary>
    public static Fault AcceptThenGarbage() => new CannedAnswerFault(CannedAnswers.Garbage, CannedAnswers.NotJson());

    /// <summary>Accepts, then announces the whole answer's length, sends half of it and closes.</summary>
    public static Fault TruncatedBody() => new TruncatedBodyFault();

    /// <summary>Accepts, then sends the answer byte by byte.</summary>
    /// <param name="interval">The pause between two bytes, by the sandbox's clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pause is not positive.</exception>
    public static Fault SlowDrip(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        return new SlowDripFault(interval);
    }

    /// <summary>Accepts, then sends an answer that never ends, as fast as the client reads, until it leaves or the server stops.</summary>
    public static Fault EndlessBody() => new EndlessBodyFault();

    /// <summary>Accepts, then sends the answer padded with spaces: good JSON, far too long.</summary>
    /// <param name="bytes">The length to reach; a longer answer stays as it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public static Fault HugeBody(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        return new HugeBodyFault(bytes);
    }

    /// <summary>Answers with a proxy's HTML page.</summary>
    /// <param name="status">200 to 299: the service has accepted, the page replaces its answer. 400 to 599: nothing is accepted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither success nor error.</exception>
    public static Fault HtmlPage(int status = 200) => Canned(CannedAnswers.HtmlPage, CannedAnswers.Html(status));

    /// <summary>Answers with no body at all.</summary>
    /// <param name="status">200 to 299: the service has accepted. 400 to 599: nothing is accepted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither success nor error.</exception>
    public static Fault EmptyBody(int status = 200) => Canned(CannedAnswers.EmptyBody, CannedAnswers.Empty(status));

    // What a client may conclude from the status is what has happened: success means that the service did its work.
    private static Fault Canned(string name, Answer answer) => answer.Status switch
    {
        >= 200 and <= 299 => new CannedAnswerFault(name, answer),
        >= 400 and <= 599 => new CannedRefusalFault(name, answer),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Status, "The status must be 200 to 299 or 400 to 599."),
    };
}
