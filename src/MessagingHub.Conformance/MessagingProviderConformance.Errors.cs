using System.Text;
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
            bool mayFindNone = fault == ServiceFault.NotFound && read.Name == OperationTable.Find;
            MessagingErrorCode? expected = always.Attempts != 1 || (mayFindNone && failure is null) ? null : always.Code;
            Assert.That(failure?.Code, Is.EqualTo(expected), $"{read} × {fault}");
        }
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("true")]
    [TestCase("\"ok\"")]
    [TestCase("{\"unexpected\":[1,2]}")]
    [TestCase("<answer>ok</answer>")]
    public Task A_success_that_cannot_be_understood_is_an_error_never_an_empty_list_and_never_a_result(string body) =>
        EachOperationAsync(async (bench, operation) =>
        {
            bench.Wire.Garbage = Encoding.UTF8.GetBytes(body);
            bench.Wire.Script(ServiceFault.AcceptThenGarbage);
            object? result = null;
            MessagingException? failure = await FailureOf<MessagingException>(async () => result = await operation.RunAsync(bench, Limit));

            // A call that promises no result may be content with an answer that has none.
            bool hasNothingToSay = body.Length == 0 && operation.IsChange && failure is null && result is null;
            if (!hasNothingToSay)
            {
                Assert.That(
                    (failure?.Code, failure?.MayHaveBeenAccepted, failure?.Raw?.GetBodyText()),
                    Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidResponse, (bool?)operation.IsChange, body)),
                    $"{operation}: {result}");
            }
        });
}
