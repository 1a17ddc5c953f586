namespace MessagingHub.Conformance;

/// <content>The calls of the contract, and what lists can be narrowed by.</content>
internal sealed partial class CapabilityProbe
{
    private async Task OperationsAsync(MessagingCapabilities can, CancellationToken cancellationToken)
    {
        foreach (MessagingOperations operation in Flags.Of<MessagingOperations>())
        {
            await ProbeAsync(
                operation.ToString(),
                can.Operations.HasFlag(operation),
                bench => UseAsync(bench, operation, cancellationToken),
                bench => operation == MessagingOperations.Send
                    ? bench.Provider.SendAsync(bench.Message(bench.FirstContent), cancellationToken)
                    : AskAsync(bench, ListOf(operation), null),
                cancellationToken);
        }
    }

    private async Task UseAsync(ConformanceBench bench, MessagingOperations operation, CancellationToken cancellationToken)
    {
        if (operation == MessagingOperations.Send)
        {
            await SendAsync(bench, bench.Message(bench.FirstContent), cancellationToken);
            return;
        }

        IReadOnlyList<object> items = await ListOf(operation).Open(bench.Provider, null).AllAsync(null, cancellationToken);
        int seeded = harness.SeededCount(operation);
        Require(items.Count == seeded, $"{seeded} items are there, and {items.Count} were listed");
    }

    private async Task FiltersAsync(MessagingOperations operation, MessagingCapabilities can, CancellationToken cancellationToken)
    {
        ProviderList list = ListOf(operation);
        foreach (ListFilters filter in Flags.Of<ListFilters>())
        {
            bool isExpressible = list.Expressible.HasFlag(filter);
            await ProbeAsync(
                $"listing {list.Name} by {filter}",
                list.Filters(can).HasFlag(filter),
                async bench =>
                {
                    Require(isExpressible, "the query cannot ask for it");
                    await NarrowAsync(bench, list, filter, cancellationToken);
                },
                isExpressible ? bench => AskAsync(bench, list, (filter, harness.FilterValue(operation, filter))) : null,
                cancellationToken);
        }
    }

    /// <summary>A filter must leave something out: one that is ignored leaves everything in.</summary>
    private async Task NarrowAsync(ConformanceBench bench, ProviderList list, ListFilters filter, CancellationToken cancellationToken)
    {
        string value = harness.FilterValue(list.Operation, filter);
        IReadOnlyList<object> some = await list.Open(bench.Provider, (filter, value)).AllAsync(null, cancellationToken);
        int all = harness.SeededCount(list.Operation);
        Require(some.Count < all, $"{some.Count} of {all} items were listed: it is ignored, or the harness's value leaves nothing out");
    }

    /// <summary>Only the call itself: a list must refuse at the call, not when it is read.</summary>
    private static Task AskAsync(ConformanceBench bench, ProviderList list, (ListFilters Filter, string Value)? by)
    {
        list.Open(bench.Provider, by);
        return Task.CompletedTask;
    }

    private static ProviderList ListOf(MessagingOperations operation) =>
        ProviderList.All.FirstOrDefault(list => list.Operation == operation)
        ?? throw new NotSupportedException($"The kit has no probe for {operation}: it is older than the contract.");
}
