namespace MessagingHub;

/// <summary>The one rule for repeating an attempt: a read where it may help, a change only where it provably did not happen.</summary>
internal static class RetryRule
{
    /// <summary>The reason, for the log.</summary>
    public static string WhySafe(bool isChange) => isChange ? "and the service provably did not take it" : "and it only reads";

    public static bool MayRepeat(Attempt attempt, bool isChange) => attempt switch
    {
        { Response: { } response } => response.StatusCode == 429 || (!isChange && response.StatusCode is 408 or (>= 500 and <= 599)),
        { Failure: FailureKind.NeverStarted } => true,
        { Failure: FailureKind.ConnectionLost or FailureKind.TruncatedAnswer or FailureKind.TimedOut } => !isChange,
        _ => false,
    };
}
