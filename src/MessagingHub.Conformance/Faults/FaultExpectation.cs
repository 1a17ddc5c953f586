namespace MessagingHub.Conformance;

/// <summary>One cell of the fault matrix: what a call that meets a fault at every attempt must come to.</summary>
/// <param name="Code">The error's code; null where the call must succeed all the same.</param>
/// <param name="MayHaveBeenAccepted">For a change: whether the service may have taken it.</param>
/// <param name="Attempts">How many requests may go out, exactly; null where the fault leaves the call alone.</param>
/// <param name="Accepted">For a change: how often the service takes it, exactly.</param>
internal sealed record FaultExpectation(MessagingErrorCode? Code, bool MayHaveBeenAccepted, int? Attempts, int Accepted)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The status that must be told; null where there was no answer to tell of.</summary>
    public int? Status { get; init; }
}
