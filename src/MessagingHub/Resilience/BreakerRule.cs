namespace MessagingHub;

/// <summary>The one rule for what counts against a service: that it gave no answer, or none but trouble.</summary>
internal static class BreakerRule
{
    /// <param name="attempt">The attempt.</param>
    /// <param name="isTrial">Whether it was the one that shall show whether the service is back: then a caller who gave up has shown nothing.</param>
    public static bool IsFailure(Attempt attempt, bool isTrial) => attempt switch
    {
        { Failure: FailureKind.Cancelled } => isTrial,
        { Failure: FailureKind.OversizedAnswer } => false,
        { Failure: not null } => true,
        _ => attempt.Response is { StatusCode: 408 or (>= 500 and <= 599) },
    };
}
