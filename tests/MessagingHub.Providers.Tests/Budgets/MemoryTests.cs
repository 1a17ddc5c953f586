using MessagingHub.Benchmarks;

namespace MessagingHub.Providers.Tests.Budgets;

/// <summary>What a long enumeration may keep.</summary>
internal sealed class MemoryTests
{
    private const int PageCount = 10_000;
    private const long MostGrowth = 4 * 1024 * 1024;

    [Test]
    public async Task Listing_a_million_contacts_keeps_less_than_4_MiB_from_the_first_page_to_the_last()
    {
        var scenario = Scenario.Of("Flowella");
        using MessagingHubInstance hub = scenario.Hub(scenario.Service(PageCount), whole: true);
        long first = 0;
        long last = 0;
        long contacts = 0;
        int pages = 0;
        await foreach (Page<Contact> page in hub.Default.ListContactsAsync().AsPages())
        {
            contacts += page.Items.Count;
            pages++;
            if (pages == 1)
            {
                first = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (page.ContinuationToken is null)
            {
                last = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.That((contacts, pages), Is.EqualTo((1_000_000, PageCount)));
        Assert.That(last - first, Is.LessThan(MostGrowth));
    }
}
