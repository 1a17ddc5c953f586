using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Nothing is ever sent twice.</content>
public abstract partial class MessagingProviderConformance
{
    private static readonly ServiceFault[] ProvablyNotAccepted =
        [ServiceFault.Refuse, ServiceFault.TooManyRequests, ServiceFault.TooManyRequestsShortWait];

    [TestCaseSource(nameof(Faults))]
    public async Task A_change_is_sent_again_only_where_it_provably_did_not_happen(ServiceFault fault)
    {
        await using ConformanceBench first = await OpenAsync();
        foreach (ProviderOperation change in OperationTable.DeclaredBy(first.Can).Where(operation => operation.IsChange))
        {
            await using ConformanceBench bench = await OpenAsync();
            bench.Wire.Script(fault, times: 1);
            MessagingException? failure = await FailureOf<MessagingException>(() => change.RunAsync(bench, Limit));
            bool leavesItAlone = fault is ServiceFault.RepeatedPage or ServiceFault.LoopingPages;
            bool isSentAgain = ProvablyNotAccepted.Contains(fault);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(bench.Wire.Requests, Has.Count.EqualTo(isSentAgain ? 2 : 1), $"{change} × {fault}");
                Assert.That(failure is null, Is.EqualTo(isSentAgain || leavesItAlone), $"{change} × {fault}: {failure?.Message}");
                Assert.That(bench.Wire.Taken, Is.AtMost(1), $"{change} × {fault}");
            }
        }
    }

    [Test]
    public async Task A_failure_after_which_a_resend_is_called_safe_was_not_accepted([Values] ServiceFault fault)
    {
        await using ConformanceBench bench = await OpenAsync();
        if (await CannotSendAsync(bench, bench.FirstContent))
        {
            return;
        }

        bench.Wire.Script(fault);
        MessagingException? failure = await FailureOf<MessagingException>(() => bench.Provider.SendAsync(bench.Message(bench.FirstContent), Limit));
        Assert.That(failure is not { CanResend: true } || bench.Harness.Accepted.Count == 0, Is.True);
        Assert.That(bench.Harness.Accepted, Has.Count.AtMost(1));
    }
}
