using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Pages as they come over the wire.</content>
public abstract partial class MessagingProviderConformance
{
    [Test]
    public Task A_page_carries_what_the_service_sent() => EachListAsync(async (bench, list) =>
    {
        await foreach (AnyPage page in list.Open(bench.Provider, null).Pages(7).WithCancellation(Limit))
        {
            Assert.That(page.Raw is { StatusCode: 200, Body.Length: > 0 }, Is.True, list.Name);
        }
    });

    [TestCase(ServiceFault.RepeatedPage)]
    [TestCase(ServiceFault.LoopingPages)]
    public Task A_token_that_does_not_advance_is_an_error_not_an_endless_loop(ServiceFault fault) => EachListAsync(async (bench, list) =>
    {
        bench.Wire.Script(fault);
        MessagingException? failure = await FailureOf<MessagingException>(() => list.Open(bench.Provider, null).AllAsync(OperationTable.SmallPage, Limit));
        bool isOnePage = bench.Service.Calls == 1;
        Assert.That(failure?.Code, Is.EqualTo(isOnePage ? null : (MessagingErrorCode?)MessagingErrorCode.InvalidResponse), list.Name);
    });
}
