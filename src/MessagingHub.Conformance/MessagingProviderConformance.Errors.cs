using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>The fault matrix: every declared call meets every fault.</content>
public abstract partial class MessagingProviderConformance
{
    /// <summary>The rows of the matrix: all faults there are.</summary>
    public static IEnumerable<ServiceFault> Faults => FaultTable.Faults;

    [TestCaseSource(nameof(Faults))]
    public async Task Every_call_that_meets_a_fault_ends_with_the_code_the_attempts_and_the_acceptances_of_the_table(ServiceFault fault) =>
        AssertNone(await new FaultMatrix(Harness).FindAsync(fault, Limit));

    [Test]
    public async Task A_read_that_meets_a_passing_fault_succeeds([Values] ServiceFault fault)
    {
        await using ConformanceBench first = await OpenAsync();
        foreach (ProviderOperation read in OperationTable.DeclaredBy(first.Can).Where(operation => !operation.IsChange))
        {
            await using ConformanceBench bench = await OpenAsync();
            FaultExpectation always = FaultTable.Expect(fault, read, Harness);
            bench.Wire.Script(fault, times: 1);
            MessagingException? failure = await FailureOf<MessagingException>(() => read.RunAsync(bench, Limit));

            // What is tried again at all succeeds, now that the service is well again. One page played again leads in no circle.
            MessagingErrorCode? expected = always.Attempts == 1 ? always.Code : null;
            Assert.That(failure?.Code, Is.EqualTo(expected), $"{read} × {fault}");
        }
    }
}
