using NUnit.Framework;

#pragma warning disable CS1591

namespace MessagingHub.Conformance;

/// <content>What a filter leaves in.</content>
public abstract partial class MessagingContractConformance
{
    [Test]
    public Task A_filter_leaves_in_what_matches_it_and_nothing_else() => EachListAsync(async (bench, list) =>
    {
        IReadOnlyList<object> all = await list.Open(bench.Provider, null).AllAsync(null, Limit);
        foreach (ListFilters filter in Flags.In(list.Filters(bench.Can)))
        {
            // What no item shows cannot be asked for without the harness: then the filter must leave something out, and no more is known.
            if ((Harness.FilterMatch(list.Operation, filter) ?? all.Select(item => ShownBy(item, filter)).FirstOrDefault(shown => shown is not null)) is not { } value)
            {
                continue;
            }

            IReadOnlyList<object> some = await list.Open(bench.Provider, (filter, value)).AllAsync(null, Limit);
            Assert.That(some, Is.Not.Empty, $"{list.Name} by {filter}: nothing is left in, and the value is one that some item has (else override FilterMatch)");
            if (filter is ListFilters.Status or ListFilters.Channel)
            {
                Assert.That(some.Select(item => ShownBy(item, filter) ?? value), Is.All.EqualTo(value).IgnoreCase, $"{list.Name} by {filter}");
                Assert.That(some, Has.Count.AtLeast(all.Count(item => IsOf(item, filter, value))), $"{list.Name} by {filter}: items that match are left out");
            }
        }
    });

    private static bool IsOf(object item, ListFilters filter, string value) => string.Equals(ShownBy(item, filter), value, StringComparison.OrdinalIgnoreCase);

    private static string? ShownBy(object item, ListFilters filter) => (filter, item) switch
    {
        (ListFilters.Status, Conversation conversation) => conversation.Status?.Value,
        (ListFilters.Status, Contact contact) => contact.Status,
        (ListFilters.Status, MessageTemplate template) => template.Status?.Value,
        (ListFilters.Channel, Conversation conversation) => conversation.Channel?.Value,
        (ListFilters.Search, Conversation conversation) => conversation.Contact?.Name,
        (ListFilters.Search, Contact contact) => contact.Name,
        (ListFilters.Search, MessageTemplate template) => template.Name,
        _ => null,
    };
}
