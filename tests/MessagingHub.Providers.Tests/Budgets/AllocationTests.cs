using MessagingHub.Benchmarks;

namespace MessagingHub.Providers.Tests.Budgets;

/// <summary>What the whole hub may allocate, measured against a client written by hand that does the same work.</summary>
internal sealed class AllocationTests
{
    private const double SendBudget = 1.5;
    private const double PageBudget = 1.15;

    private static IEnumerable<string> Services => Scenario.All.Select(scenario => scenario.Name);

    [TestCaseSource(nameof(Services))]
    public void A_send_allocates_at_most_half_as_much_again_as_by_hand(string service)
    {
        var scenario = Scenario.Of(service);
        using var calls = new Calls(scenario);
        AssertWithin(
            SendBudget,
            () => calls.ByHand.SendAsync(scenario.Message),
            () => calls.Hub.SendAsync(scenario.Message));
    }

    [TestCaseSource(nameof(Services))]
    public void A_page_of_100_allocates_at_most_15_percent_more_than_by_hand(string service)
    {
        using var calls = new Calls(Scenario.Of(service));
        AssertWithin(
            PageBudget,
            () => calls.ByHand.ListContactsAsync(null),
            () => calls.Hub.ListContactsAsync().GetPageAsync());
    }

    [TestCaseSource(nameof(Services))]
    public async Task The_hub_does_the_same_work_as_the_client_by_hand(string service)
    {
        var scenario = Scenario.Of(service);
        using var calls = new Calls(scenario);
        Page<Contact> byHand = await calls.ByHand.ListContactsAsync(null);
        Page<Contact> byHub = await calls.Hub.ListContactsAsync().GetPageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byHub.Items.Select(Described), Is.EqualTo(byHand.Items.Select(Described)));
            Assert.That((byHub.Items.Count, byHub.TotalCount, byHub.ContinuationToken is null),
                Is.EqualTo((Pages.Size, byHand.TotalCount, byHand.ContinuationToken is null)));
            AssertSameRaw(byHub.Raw, byHand.Raw);
        }

        SentMessage sentByHand = await calls.ByHand.SendAsync(scenario.Message);
        SentMessage sentByHub = await calls.Hub.SendAsync(scenario.Message);
        Assert.That(Described(sentByHub), Is.EqualTo(Described(sentByHand)));
        AssertSameRaw(sentByHub.Raw, sentByHand.Raw);
    }

    private static void AssertWithin(double budget, Func<Task> byHand, Func<Task> byHub)
    {
        double hand = Allocated.BytesOf(byHand);
        double hub = Allocated.BytesOf(byHub);
        Assert.That(hub / hand, Is.LessThanOrEqualTo(budget), $"the hub allocates {hub:N0} bytes, by hand it is {hand:N0}");
    }

    private static void AssertSameRaw(RawResponse? hub, RawResponse? hand)
    {
        Assert.That(hub?.StatusCode, Is.EqualTo(hand?.StatusCode));
        Assert.That(hub?.Headers, Is.EqualTo(hand?.Headers).AsCollection.And.Not.Empty);
        Assert.That(hub?.GetBodyText(), Is.EqualTo(hand?.GetBodyText()));
    }

    /// <summary>With the texts of the lists, which records compare by reference.</summary>
    private static (Contact, string, string) Described(Contact contact) =>
        (contact with { Tags = null, Groups = null }, string.Join(',', contact.Tags ?? []), string.Join(',', contact.Groups ?? []));

    private static (SentMessage, string) Described(SentMessage sent) =>
        (sent with { Raw = null, Recipients = null }, string.Join(',', sent.Recipients ?? []));
}
