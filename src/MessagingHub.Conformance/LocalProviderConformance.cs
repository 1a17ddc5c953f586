using NUnit.Framework;

// A test's name is its documentation.
#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <summary>The contract of <see cref="IMessagingProvider"/> as tests, for a provider without HTTP: its service is in memory, on a queue, on a wire of its own.</summary>
/// <remarks>Derive one class and bring a <see cref="LocalHarness"/>; there is nothing else to write, and nothing to override.
/// What the kit would find out on the wire, it asks the harness; what only a wire can show is not asked.</remarks>
public abstract class LocalProviderConformance : MessagingContractConformance
{
    /// <summary>The ways a call can fail: the code, and what becomes of a change.</summary>
    public static IEnumerable<TestCaseData> Failures =>
    [
        .. from code in (MessagingErrorCode[])
               [
                   MessagingErrorCode.InvalidRequest, MessagingErrorCode.Unauthenticated, MessagingErrorCode.PermissionDenied, MessagingErrorCode.PaymentRequired,
                   MessagingErrorCode.NotFound, MessagingErrorCode.Conflict, MessagingErrorCode.RateLimited, MessagingErrorCode.Unavailable,
               ]
           select new TestCaseData(code, InMemoryOutcome.NotAccepted),
        .. from code in (MessagingErrorCode[])[MessagingErrorCode.Unavailable, MessagingErrorCode.Timeout, MessagingErrorCode.InvalidResponse]
           from outcome in (InMemoryOutcome[])[InMemoryOutcome.AnswerLost, InMemoryOutcome.RequestLost]
           select new TestCaseData(code, outcome),
    ];

    /// <summary>Makes the harness; each test has one of its own.</summary>
    protected abstract override LocalHarness CreateHarness();

    private new LocalHarness Harness => (LocalHarness)base.Harness;

    [TestCaseSource(nameof(Failures))]
    public Task A_call_that_fails_says_why_and_whether_a_change_may_have_been_accepted_and_is_done_at_most_once(
        MessagingErrorCode code, InMemoryOutcome outcome) => EachOperationAsync(async (bench, operation) =>
        {
            int taken = operation.IsChange && outcome == InMemoryOutcome.AnswerLost ? 1 : 0;
            TimeSpan? wait = code == MessagingErrorCode.RateLimited ? TimeSpan.FromHours(1) : null;
            Harness.FailNext(code, outcome, wait);
            (MessagingException? failure, object? result) = await RunAsync(bench, operation);
            if (failure is null)
            {
                Assert.That(IsVerdict(operation, code, result), Is.True, $"{operation} succeeds");
                return;
            }

            using (Assert.EnterMultipleScope())
            {
                Assert.That((failure.Code, failure.RetryAfter), Is.EqualTo((code, wait)), $"{operation}");
                Assert.That(failure.MayHaveBeenAccepted, Is.EqualTo(operation.IsChange && outcome != InMemoryOutcome.NotAccepted), $"{operation}");
                Assert.That(failure.CanResend, Is.EqualTo(failure.IsTransient && !failure.MayHaveBeenAccepted), $"{operation}");
                Assert.That((failure.Provider, string.IsNullOrEmpty(failure.Operation)), Is.EqualTo((ConformanceBench.Account, false)), $"{operation}");
                Assert.That(bench.Service.Changes, Is.EqualTo(taken), $"{operation}: changes made");
                Assert.That(Harness.Accepted, Has.Count.EqualTo(operation.IsSend ? taken : 0), $"{operation}: messages accepted");
            }
        });

    [TestCaseSource(nameof(Failures))]
    public async Task A_failure_after_which_a_resend_is_called_safe_was_not_accepted(MessagingErrorCode code, InMemoryOutcome outcome)
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, bench.FirstContent))
        {
            return;
        }

        Harness.FailNext(code, outcome, retryAfter: null);
        MessagingException? failure = await FailureOf<MessagingException>(() => bench.Provider.SendAsync(bench.Message(bench.FirstContent), Limit));
        Assert.That(failure, Is.Not.Null);
        Assert.That(failure!.CanResend && Harness.Accepted.Count > 0, Is.False);
        Assert.That(Harness.Accepted, Has.Count.AtMost(1));
    }

    [Test]
    public Task A_read_works_again_when_what_was_wrong_has_passed() => EachOperationAsync(async (bench, operation) =>
    {
        if (!operation.IsChange)
        {
            Harness.FailNext(MessagingErrorCode.Unavailable, InMemoryOutcome.NotAccepted, retryAfter: null);
            Assert.That((await RunAsync(bench, operation)).Failure?.Code, Is.EqualTo(MessagingErrorCode.Unavailable), $"{operation}");
            Assert.That((await RunAsync(bench, operation)).Failure, Is.Null, $"{operation}");
        }
    });

    private protected sealed override async Task EachFailureAsync(Action<ConformanceBench, string, MessagingException> check)
    {
        foreach (TestCaseData data in Failures)
        {
            var (code, outcome) = ((MessagingErrorCode)data.Arguments[0]!, (InMemoryOutcome)data.Arguments[1]!);
            await EachOperationAsync(async (bench, operation) =>
            {
                Harness.FailNext(code, outcome, retryAfter: null);
                (MessagingException? failure, object? result) = await RunAsync(bench, operation);
                if (failure is not null)
                {
                    check(bench, $"{operation} × {code}, {outcome}", failure);
                }
                else
                {
                    Assert.That(IsVerdict(operation, code, result), Is.True, $"{operation} × {code}, {outcome} succeeds");
                }
            });
        }
    }

    /// <summary>A refused credential is what a connection check is there to find out; a lookup may read "not found" as "there is none".</summary>
    private static bool IsVerdict(ProviderOperation operation, MessagingErrorCode code, object? result) =>
        (operation.Name == OperationTable.Check && code == MessagingErrorCode.Unauthenticated && result is ConnectionCheck { Verified: false, Reason: not null })
        || (operation.Name == OperationTable.Find && code == MessagingErrorCode.NotFound && result is null);

    private static async Task<(MessagingException? Failure, object? Result)> RunAsync(ConformanceBench bench, ProviderOperation operation)
    {
        object? result = null;
        return (await FailureOf<MessagingException>(async () => result = await operation.RunAsync(bench, Limit)), result);
    }
}
