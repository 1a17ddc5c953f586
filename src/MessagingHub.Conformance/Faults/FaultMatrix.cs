using System.Text;

namespace MessagingHub.Conformance;

/// <summary>Runs every declared call into a fault and compares what came of it with the table.</summary>
internal sealed class FaultMatrix(ProviderHarness harness)
{
    private const string Said = "The kit says no.";

    /// <summary>What is wrong in one row; empty where nothing is.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(ServiceFault fault, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProviderOperation> operations;
        await using (ConformanceBench bench = await ConformanceBench.OpenAsync(harness, cancellationToken))
        {
            operations = OperationTable.DeclaredBy(bench.Can);
        }

        var findings = new List<string>();
        foreach (ProviderOperation operation in operations)
        {
            FaultExpectation expected = FaultTable.Expect(fault, operation, harness);
            findings.AddRange((await CellAsync(fault, operation, expected, cancellationToken)).Select(problem => $"{operation} × {fault}: {problem}"));
        }

        return findings;
    }

    private async Task<List<string>> CellAsync(
        ServiceFault fault, ProviderOperation operation, FaultExpectation expected, CancellationToken cancellationToken)
    {
        await using ConformanceBench bench = await ConformanceBench.OpenAsync(harness, cancellationToken);
        bench.Wire.RefusalText = Said;
        bench.Wire.Script(fault);
        MessagingException? failure = null;
        object? result = null;
        var problems = new List<string>();
        try
        {
            result = await operation.RunAsync(bench, cancellationToken);
        }
        catch (MessagingException expectedKind)
        {
            failure = expectedKind;
        }
        catch (Exception otherKind) when (otherKind is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            problems.Add($"it ended in {otherKind.GetType().Name}: {otherKind.Message}");
            return problems;
        }

        // A list of one page leads nowhere, so it cannot lead in circles; and a lookup may read 404 as "there is none".
        bool isOnePage = fault is ServiceFault.RepeatedPage or ServiceFault.LoopingPages && bench.Wire.Requests.Count == 1;
        bool foundNone = fault == ServiceFault.NotFound && operation.Name == OperationTable.Find && failure is null && result is null;
        if (!isOnePage && !foundNone)
        {
            Compare(expected, operation, failure, result, problems);
        }

        Count(expected, operation, bench, failure, problems);
        return problems;
    }

    private static void Compare(
        FaultExpectation expected, ProviderOperation operation, MessagingException? failure, object? result, List<string> problems)
    {
        if (expected.Code != failure?.Code)
        {
            problems.Add($"the code is {Word(failure?.Code)}, not {Word(expected.Code)}. {failure?.Message}");
        }

        if (operation.Name == OperationTable.Check && failure is null && result is ConnectionCheck { Verified: true } or ConnectionCheck { Reason: null })
        {
            problems.Add("a refused credential is verified, or refused without a reason");
        }

        if (failure is null)
        {
            return;
        }

        Same("MayHaveBeenAccepted", failure.MayHaveBeenAccepted, expected.MayHaveBeenAccepted);
        Same("CanResend", failure.CanResend, failure.IsTransient && !failure.MayHaveBeenAccepted);
        Same("RetryAfter", failure.RetryAfter, expected.RetryAfter);
        Same("Provider", failure.Provider, ConformanceBench.Account);
        if (string.IsNullOrEmpty(failure.Operation))
        {
            problems.Add("it does not name its operation");
        }

        if (expected.Status is { } status)
        {
            Same("StatusCode", failure.StatusCode, status);
            Same("Raw.StatusCode", failure.Raw?.StatusCode, status);
            if (status is >= 400 && failure.Raw is { } raw && !Encoding.UTF8.GetString(raw.Body.Span).Contains(Said, StringComparison.Ordinal))
            {
                problems.Add("Raw has not what the service said");
            }
        }

        void Same<T>(string property, T actual, T wanted)
        {
            if (!EqualityComparer<T>.Default.Equals(actual, wanted))
            {
                problems.Add($"{property} is {actual}, not {wanted}");
            }
        }

        static string Word(MessagingErrorCode? code) => code?.ToString() ?? "success";
    }

    /// <summary>What went out and what was taken: the ledger's word against the error's.</summary>
    private static void Count(
        FaultExpectation expected, ProviderOperation operation, ConformanceBench bench, MessagingException? failure, List<string> problems)
    {
        int attempts = bench.Wire.Requests.Count;
        if (expected.Attempts is { } wanted && attempts != wanted)
        {
            problems.Add($"{attempts} requests went out, not {wanted}");
        }

        if (bench.Wire.Taken != expected.Accepted)
        {
            problems.Add($"the service took it {bench.Wire.Taken} times, not {expected.Accepted}");
        }

        if (operation.IsSend && bench.Harness.Accepted.Count != expected.Accepted)
        {
            problems.Add($"the ledger has it {bench.Harness.Accepted.Count} times, not {expected.Accepted}");
        }

        if (failure is { MayHaveBeenAccepted: false } && bench.Wire.Taken > 0)
        {
            problems.Add("it was accepted, and the error says that it was not");
        }
    }
}
