using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>Cancellation by the caller stays an <see cref="OperationCanceledException"/>.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public async Task A_call_that_was_cancelled_before_requests_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await EachOperationAsync(async (bench, operation) =>
        {
            OperationCanceledException? end = await FailureOf<OperationCanceledException>(() => operation.RunAsync(bench, cancelled.Token));
            Assert.That((end is null, end?.InnerException, bench.Service.Calls), Is.EqualTo((false, (Exception?)null, 0)), $"{operation}: not cancelled, inner exception, requests made");
        });
    }

    [Test]
    public Task Cancellation_is_seen_between_pages_and_within_one() => EachListAsync(async (bench, list) =>
    {
        using var caller = new CancellationTokenSource();
        IAsyncEnumerator<AnyPage> pages = list.Open(bench.Provider, null).Pages(OperationTable.SmallPage).GetAsyncEnumerator(caller.Token);
        await pages.MoveNextAsync();
        await caller.CancelAsync();
        bool isOnePage = pages.Current.ContinuationToken is null;
        OperationCanceledException? between = await FailureOf<OperationCanceledException>(async () => await pages.MoveNextAsync());
        Assert.That((between is null, bench.Service.Calls), Is.EqualTo((isOnePage, 1)), $"{list.Name}: between pages; not cancelled, and requests made");

        using var reader = new CancellationTokenSource();
        int read = 0;
        OperationCanceledException? within = await FailureOf<OperationCanceledException>(async () =>
        {
            await foreach (object item in list.Open(bench.Provider, null).Items.WithCancellation(reader.Token))
            {
                read++;
                await reader.CancelAsync();
            }
        });
        Assert.That((within is null, read), Is.EqualTo((false, 1)), $"{list.Name}: within a page");
    });

    /// <summary>Each declared call on a bench of its own.</summary>
    private protected async Task EachOperationAsync(Func<ConformanceBench, ProviderOperation, Task> check)
    {
        await using ConformanceBench first = await OpenAsync();
        IReadOnlyList<ProviderOperation> operations = OperationTable.DeclaredBy(first.Can);
        Assert.That(operations, Is.Not.Empty);
        foreach (ProviderOperation operation in operations)
        {
            await using ConformanceBench bench = await OpenAsync();
            await check(bench, operation);
        }
    }
}
