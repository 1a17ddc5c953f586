using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>The guarantees of pages and their tokens.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public Task Nothing_is_requested_before_enumeration() => EachListAsync(async (bench, list) =>
    {
        AnyList opened = list.Open(bench.Provider, null);
        IAsyncEnumerable<AnyPage> pages = opened.Pages(null);
        Assert.That(bench.Service.Calls, Is.Zero);
        Assert.That(await pages.FirstAsync(Limit), Is.Not.Null);
        Assert.That(bench.Service.Calls, Is.EqualTo(1));
    });

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(null)]
    [TestCase(100_000)]
    public Task Pages_neither_skip_nor_repeat_whatever_their_size(int? size) => EachListAsync(async (bench, list) =>
    {
        IReadOnlyList<object> items = await list.Open(bench.Provider, null).AllAsync(size, Limit);
        Assert.That(items, Has.Count.EqualTo(Harness.SeededCount(list.Operation)).And.Unique, list.Name);
    });

    [Test]
    public Task Items_pages_and_single_pages_tell_the_same() => EachListAsync(async (bench, list) =>
    {
        AnyList opened = list.Open(bench.Provider, null);
        object[] single = await opened.Items.ToArrayAsync(Limit);
        var byHand = new List<object>();
        string? token = null;
        do
        {
            AnyPage page = await opened.PageAsync(OperationTable.SmallPage, token, Limit);
            byHand.AddRange(page.Items);
            token = page.ContinuationToken;
        }
        while (token is not null && byHand.Count <= single.Length);
        Assert.That(byHand, Has.Count.EqualTo(single.Length), list.Name);
    });

    [Test]
    public Task A_token_can_be_stored_and_goes_on_after_a_restart() => EachListAsync(async (bench, list) =>
    {
        AnyPage first = await list.Open(bench.Provider, null).PageAsync(OperationTable.SmallPage, null, Limit);
        IReadOnlyList<object> rest = [];
        if (first.ContinuationToken is { } token)
        {
            await using ConformanceBench restarted = bench.Restart();
            rest = await list.Open(restarted.Provider, null).AllAsync(OperationTable.SmallPage, Limit, token);
        }

        object[] all = [.. first.Items, .. rest];
        Assert.That(all, Has.Length.EqualTo(Harness.SeededCount(list.Operation)).And.Unique, list.Name);
    });

    [Test]
    public Task A_token_of_another_account_list_filter_or_page_size_is_refused() => EachListAsync(async (bench, list) =>
    {
        string token = (await list.Open(bench.Provider, null).PageAsync(OperationTable.SmallPage, null, Limit)).ContinuationToken ?? "no token of any list";
        int before = bench.Service.Calls;
        await RefuseAsync("the other account", list.Open(bench.Other, null), OperationTable.SmallPage);
        await RefuseAsync("another page size", list.Open(bench.Provider, null), OperationTable.SmallPage + 1);
        foreach (ListFilters filter in Flags.In(list.Filters(bench.Can)))
        {
            string value = Harness.FilterValue(list.Operation, filter);
            await RefuseAsync($"{filter}", list.Open(bench.Provider, (filter, value)), OperationTable.SmallPage);
        }

        foreach (ProviderList other in ProviderList.DeclaredBy(bench.Can).Where(other => other != list))
        {
            await RefuseAsync(other.Name, other.Open(bench.Provider, null), OperationTable.SmallPage);
        }

        Assert.That(bench.Service.Calls, Is.EqualTo(before), "nothing is asked with a foreign token");

        async Task RefuseAsync(string whose, AnyList opened, int size)
        {
            MessagingException? refused = await FailureOf<MessagingException>(() => opened.PageAsync(size, token, Limit));
            Assert.That(refused?.Code, Is.EqualTo(MessagingErrorCode.InvalidRequest), $"{list.Name}: the token goes through for {whose}");
        }
    });

    [TestCase("x")]
    [TestCase("AAAAAAAAAAAAAAAA")]
    [TestCase("../../etc")]
    public Task A_token_that_is_none_is_refused(string token) => EachListAsync(async (bench, list) =>
    {
        MessagingException? refused = await FailureOf<MessagingException>(() => list.Open(bench.Provider, null).PageAsync(null, token, Limit));
        Assert.That((refused?.Code, bench.Service.Calls), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidRequest, 0)), $"{list.Name}: code, and requests made");
    });

    [Test]
    public Task A_damaged_token_is_refused() => EachListAsync(async (bench, list) =>
    {
        if ((await list.Open(bench.Provider, null).PageAsync(OperationTable.SmallPage, null, Limit)).ContinuationToken is not { } token)
        {
            return; // there is one page, and so no token to damage
        }

        int before = bench.Service.Calls;
        foreach (int at in (int[])[0, token.Length / 2])
        {
            string damaged = $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
            MessagingException? refused = await FailureOf<MessagingException>(() => list.Open(bench.Provider, null).PageAsync(OperationTable.SmallPage, damaged, Limit));
            Assert.That(
                (refused?.Code, bench.Service.Calls - before),
                Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidRequest, 0)),
                $"{list.Name}: code, and requests made, with character {at} changed");
        }
    });

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(null)]
    public Task Pages_of_a_feature_neither_skip_nor_repeat_whatever_their_size(int? size) => EachOperationAsync(async (bench, operation) =>
    {
        if (operation.Open is { } open)
        {
            IReadOnlyList<object> small = await open(bench).AllAsync(OperationTable.SmallPage, Limit);
            IReadOnlyList<object> items = await open(bench).AllAsync(size, Limit);
            Assert.That(small, Is.Not.Empty, $"{operation}: the harness has seeded some");
            Assert.That(items, Has.Count.EqualTo(small.Count), $"{operation}: as many as in pages of {OperationTable.SmallPage}");
        }
    });

    [Test]
    public Task A_total_is_no_less_than_what_is_listed() => EachListAsync(async (bench, list) =>
    {
        await foreach (AnyPage page in list.Open(bench.Provider, null).Pages(7).WithCancellation(Limit))
        {
            Assert.That(page.TotalCount, Is.Null.Or.AtLeast(Harness.SeededCount(list.Operation)), list.Name);
        }
    });

    [Test]
    public Task The_default_page_size_is_the_services_maximum() => EachListAsync(async (bench, list) =>
    {
        AnyPage byDefault = await list.Open(bench.Provider, null).PageAsync(null, null, Limit);
        string asked = bench.Service.LastCall;
        AnyPage largest = await list.Open(bench.Provider, null).PageAsync(int.MaxValue, null, Limit);
        Assert.That((byDefault.Items.Count, asked), Is.EqualTo((largest.Items.Count, bench.Service.LastCall)), list.Name);
    });

    /// <summary>Each list the account declares on a bench of its own; and a list that it does not declare refuses.</summary>
    private protected async Task EachListAsync(Func<ConformanceBench, ProviderList, Task> check)
    {
        foreach (ProviderList list in ProviderList.All)
        {
            await using ConformanceBench bench = await OpenAsync();
            if (bench.Can.Operations.HasFlag(list.Operation))
            {
                await check(bench, list);
            }
            else
            {
                MessagingException? refused = await FailureOf<MessagingException>(() => Task.FromResult(list.Open(bench.Provider, null)));
                Assert.That(
                    (refused?.Code, bench.Service.Calls),
                    Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.NotSupported, 0)),
                    $"{list.Name}: not declared; code, and requests made");
            }
        }
    }
}
