namespace MessagingHub.Cli;

/// <summary>What a run's end means for the program that started it; the table of the README.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Unexpected = 1;
    public const int Input = 2;
    public const int Refused = 3;
    public const int Unauthenticated = 4;
    public const int RateLimited = 5;
    public const int Unavailable = 6;
    public const int MayHaveBeenAccepted = 7;
    public const int NotSupported = 8;
    public const int Interrupted = 130;

    public static int Of(Exception problem) => problem switch
    {
        MessagingException failure => Of(failure.Code, failure.MayHaveBeenAccepted),
        OperationCanceledException { InnerException: MessagingException { MayHaveBeenAccepted: true } } => MayHaveBeenAccepted,
        OperationCanceledException => Interrupted,
        InputException => Input,
        _ => Unexpected,
    };

    public static int Of(MessagingErrorCode code, bool mayHaveBeenAccepted) => code switch
    {
        // Before everything else: a script must never send again because of a code that says "try later".
        _ when mayHaveBeenAccepted => MayHaveBeenAccepted,
        MessagingErrorCode.InvalidRequest or MessagingErrorCode.NotFound or MessagingErrorCode.Conflict
            or MessagingErrorCode.PaymentRequired or MessagingErrorCode.PermissionDenied => Refused,
        MessagingErrorCode.Unauthenticated => Unauthenticated,
        MessagingErrorCode.RateLimited => RateLimited,
        MessagingErrorCode.Unavailable or MessagingErrorCode.Timeout or MessagingErrorCode.InvalidResponse => Unavailable,
        MessagingErrorCode.NotSupported => NotSupported,
        _ => Unexpected,
    };
}
