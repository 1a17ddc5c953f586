namespace MessagingHub.Conformance;

/// <summary>The fault matrix: what may be repeated and what may have been accepted, one row per fault.</summary>
/// <remarks>It holds for an account with the default <c>Resilience</c>: three repetitions, ten seconds for a read's attempt, thirty for a call.</remarks>
internal static class FaultTable
{
    public const int ShortWaitSeconds = 2;
    public const int LongWaitSeconds = 3600;

    private const int Once = 1;
    private const int WithAllRepetitions = 4;

    /// <summary>Ten seconds each and short pauses: three attempts fill the thirty seconds of a call.</summary>
    private const int UntilTimeIsUp = 3;

    public static IReadOnlyList<ServiceFault> Faults { get; } = Enum.GetValues<ServiceFault>();

    /// <exception cref="InvalidOperationException">The fault has no row: a cell without an expectation is a failure, not a pass.</exception>
    public static FaultExpectation Expect(ServiceFault fault, ProviderOperation operation, ProviderHarness harness) =>
        Special(fault, operation) ?? (operation.IsChange ? OfChange(fault, harness) : OfRead(fault, operation, harness));

    /// <summary>The status a fault answers with instead of the service; null for the others.</summary>
    public static int? StatusOf(ServiceFault fault) => fault switch
    {
        ServiceFault.Redirect => 302,
        ServiceFault.BadRequest => 400,
        ServiceFault.Unauthorized => 401,
        ServiceFault.PaymentRequired => 402,
        ServiceFault.Forbidden => 403,
        ServiceFault.NotFound => 404,
        ServiceFault.RequestTimeout => 408,
        ServiceFault.Conflict => 409,
        ServiceFault.Unprocessable => 422,
        ServiceFault.TooManyRequests or ServiceFault.TooManyRequestsShortWait or ServiceFault.TooManyRequestsLongWait => 429,
        ServiceFault.InternalError => 500,
        ServiceFault.ServiceUnavailable or ServiceFault.AcceptThenUnavailable => 503,
        _ => null,
    };

    /// <summary>A refused credential is what a connection check is there to find out; a verdict, not a failure.</summary>
    private static FaultExpectation? Special(ServiceFault fault, ProviderOperation operation) =>
        fault == ServiceFault.Unauthorized && operation.Name == OperationTable.Check ? new(null, false, Once, 0) : null;

    private static FaultExpectation OfChange(ServiceFault fault, ProviderHarness harness) => fault switch
    {
        ServiceFault.Refuse => new(MessagingErrorCode.Unavailable, false, WithAllRepetitions, 0),
        ServiceFault.Reset => new(MessagingErrorCode.Unavailable, true, Once, 0),
        ServiceFault.Stall => new(MessagingErrorCode.Timeout, true, Once, 0),
        ServiceFault.Redirect => Answered(fault, MessagingErrorCode.InvalidResponse, true, Once),
        ServiceFault.BadRequest or ServiceFault.Unauthorized or ServiceFault.PaymentRequired or ServiceFault.Forbidden
            or ServiceFault.NotFound or ServiceFault.Conflict or ServiceFault.Unprocessable =>
            Answered(fault, harness.CodeOf(StatusOf(fault)!.Value), false, Once),
        ServiceFault.RequestTimeout => Answered(fault, MessagingErrorCode.Timeout, true, Once),
        ServiceFault.TooManyRequests => Answered(fault, MessagingErrorCode.RateLimited, false, WithAllRepetitions),
        ServiceFault.TooManyRequestsShortWait => ShortWait(fault),
        ServiceFault.TooManyRequestsLongWait => LongWait(fault),
        ServiceFault.InternalError or ServiceFault.ServiceUnavailable => Answered(fault, MessagingErrorCode.Unavailable, true, Once),
        ServiceFault.HtmlPage => new(MessagingErrorCode.InvalidResponse, true, Once, 0) { Status = 200 },
        ServiceFault.AcceptThenUnavailable => Answered(fault, MessagingErrorCode.Unavailable, true, Once) with { Accepted = 1 },
        ServiceFault.AcceptThenReset => new(MessagingErrorCode.Unavailable, true, Once, 1),
        ServiceFault.AcceptThenStall => new(MessagingErrorCode.Timeout, true, Once, 1),
        ServiceFault.SlowDrip => new(MessagingErrorCode.Timeout, true, Once, 1),
        ServiceFault.AcceptThenGarbage or ServiceFault.TruncatedBody or ServiceFault.HugeBody =>
            new(MessagingErrorCode.InvalidResponse, true, Once, 1),
        ServiceFault.RepeatedPage or ServiceFault.LoopingPages => new(null, false, null, 1),
        _ => throw new InvalidOperationException($"The fault matrix has no row for {fault}."),
    };

    private static FaultExpectation OfRead(ServiceFault fault, ProviderOperation operation, ProviderHarness harness) => fault switch
    {
        ServiceFault.Refuse or ServiceFault.Reset or ServiceFault.AcceptThenReset => new(MessagingErrorCode.Unavailable, false, WithAllRepetitions, 0),
        ServiceFault.Stall or ServiceFault.AcceptThenStall or ServiceFault.SlowDrip => new(MessagingErrorCode.Timeout, false, UntilTimeIsUp, 0),
        ServiceFault.Redirect => Answered(fault, MessagingErrorCode.InvalidResponse, false, Once),
        ServiceFault.BadRequest or ServiceFault.Unauthorized or ServiceFault.PaymentRequired or ServiceFault.Forbidden
            or ServiceFault.NotFound or ServiceFault.Conflict or ServiceFault.Unprocessable =>
            Answered(fault, harness.CodeOf(StatusOf(fault)!.Value), false, Once),
        ServiceFault.RequestTimeout => Answered(fault, MessagingErrorCode.Timeout, false, WithAllRepetitions),
        ServiceFault.TooManyRequests => Answered(fault, MessagingErrorCode.RateLimited, false, WithAllRepetitions),
        ServiceFault.TooManyRequestsShortWait => ShortWait(fault),
        ServiceFault.TooManyRequestsLongWait => LongWait(fault),
        ServiceFault.InternalError or ServiceFault.ServiceUnavailable or ServiceFault.AcceptThenUnavailable =>
            Answered(fault, MessagingErrorCode.Unavailable, false, WithAllRepetitions),
        ServiceFault.HtmlPage or ServiceFault.AcceptThenGarbage => new(MessagingErrorCode.InvalidResponse, false, Once, 0) { Status = 200 },
        ServiceFault.HugeBody => new(MessagingErrorCode.InvalidResponse, false, Once, 0),
        ServiceFault.TruncatedBody => new(MessagingErrorCode.InvalidResponse, false, WithAllRepetitions, 0),
        ServiceFault.RepeatedPage or ServiceFault.LoopingPages when operation.HasPages => new(MessagingErrorCode.InvalidResponse, false, null, 0),
        ServiceFault.RepeatedPage or ServiceFault.LoopingPages => new(null, false, null, 0),
        _ => throw new InvalidOperationException($"The fault matrix has no row for {fault}."),
    };

    private static FaultExpectation Answered(ServiceFault fault, MessagingErrorCode code, bool mayHaveBeenAccepted, int attempts) =>
        new(code, mayHaveBeenAccepted, attempts, 0) { Status = StatusOf(fault) };

    private static FaultExpectation ShortWait(ServiceFault fault) =>
        Answered(fault, MessagingErrorCode.RateLimited, false, WithAllRepetitions) with { RetryAfter = TimeSpan.FromSeconds(ShortWaitSeconds) };

    private static FaultExpectation LongWait(ServiceFault fault) =>
        Answered(fault, MessagingErrorCode.RateLimited, false, Once) with { RetryAfter = TimeSpan.FromSeconds(LongWaitSeconds) };
}
