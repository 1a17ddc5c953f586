namespace MessagingHub;

/// <summary>What one attempt came to: an answer, or a failure and whether the request's body had begun by then.</summary>
/// <remarks>The transport writes it down as it happens, so that nothing depends on how HttpClient or a client generator wraps exceptions.</remarks>
internal sealed class Attempt(WireCredential credential)
{
    private volatile bool _bodyStarted;

    /// <summary>Whether the request's body began: from then on the service may have taken the request.</summary>
    public bool BodyStarted => _bodyStarted;

    /// <summary>The credential of this attempt: the account may have a newer one when its failure is put into words.</summary>
    public WireCredential Credential { get; } = credential;

    public WireResponse? Response { get; private set; }

    public FailureKind? Failure { get; private set; }

    public Exception? Cause { get; private set; }

    /// <summary>How long the call would have to wait, where it was not even tried.</summary>
    public TimeSpan? HeldBackFor { get; private init; }

    /// <summary>The HTTP method of the request; null until there is one.</summary>
    public string? Method { get; set; }

    /// <summary>What the service said about its limits.</summary>
    public RateReport Limits { get; set; }

    /// <summary>The part of an answer that arrived before it failed; null where none began, and where it arrived whole.</summary>
    public RawResponse? Partial { get; private set; }

    /// <summary>An attempt that was not made.</summary>
    public static Attempt HeldBack(WireCredential credential, FailureKind reason, TimeSpan? wait) => new(credential) { Failure = reason, HeldBackFor = wait };

    public void StartBody() => _bodyStarted = true;

    public void Answered(WireResponse response) => Response = response;

    public void Failed(FailureKind failure, Exception? cause)
    {
        Failure = failure;
        Cause = cause;
    }

    public void BrokeOff(FailureKind failure, Exception? cause, RawResponse partial)
    {
        Failed(failure, cause);
        Partial = partial;
    }

    /// <summary>What the limiter has to know. Only a change whose body never began has provably not reached the service.</summary>
    public RateReport ToReport(bool isChange) => Limits with { Reached = !isChange || BodyStarted || Response is not null };

    /// <summary>The status or the failure; never what was sent or answered.</summary>
    public override string ToString() => Response is { } response && Failure is null ? $"HTTP {response.StatusCode}" : $"{Failure}";
}
