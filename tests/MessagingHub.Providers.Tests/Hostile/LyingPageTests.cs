using MessagingHub.Providers.Tests.Flowella;
using MessagingHub.Providers.Tests.FlowIQ;
using MessagingHub.Providers.Tests.VelaFlows;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>Lists whose answers say something untrue about where they end.</summary>
[CancelAfter(60_000)]
internal sealed class LyingPageTests
{
    [TestCase(HostileCalls.VelaFlows)]
    [TestCase(HostileCalls.Flowella)]
    [TestCase(HostileCalls.FlowIQ)]
    public async Task One_empty_page_that_leads_on_does_not_end_a_list(string account, CancellationToken cancellationToken)
    {
        (int items, MessagingException? failure, int requests) = await ReadAsync(account, Fault.EmptyPage(), times: 1, cancellationToken);

        // The sandbox's empty page stands for one of six: by page numbers nobody brings its items again.
        Assert.That((items, failure?.Code, requests), Is.EqualTo((account == HostileCalls.Flowella ? 60 : 50, (MessagingErrorCode?)null, account == HostileCalls.Flowella ? 7 : 6)));
    }

    [TestCase(HostileCalls.VelaFlows)]
    [TestCase(HostileCalls.Flowella)]
    [TestCase(HostileCalls.FlowIQ)]
    public async Task Empty_pages_that_lead_on_for_ever_are_an_error_after_a_hundred(string account, CancellationToken cancellationToken)
    {
        (int items, MessagingException? failure, int requests) = await ReadAsync(account, Fault.EmptyPage(), times: null, cancellationToken);

        Assert.That((items, failure?.Code, failure?.MayHaveBeenAccepted, requests), Is.EqualTo((0, (MessagingErrorCode?)MessagingErrorCode.InvalidResponse, (bool?)false, 100)));
    }

    [TestCase(HostileCalls.VelaFlows)]
    [TestCase(HostileCalls.Flowella)]
    [TestCase(HostileCalls.FlowIQ)]
    public async Task A_list_that_goes_in_a_circle_is_an_error(string account, CancellationToken cancellationToken)
    {
        (_, MessagingException? failure, int requests) = await ReadAsync(account, Fault.LoopCursor(), times: null, cancellationToken);

        Assert.That((failure?.Code, requests), Is.EqualTo(((MessagingErrorCode?)MessagingErrorCode.InvalidResponse, 3)));
    }

    [TestCase(HostileCalls.VelaFlows)]
    [TestCase(HostileCalls.Flowella)]
    [TestCase(HostileCalls.FlowIQ)]
    public async Task A_list_with_items_that_never_ends_is_read_until_the_caller_cancels(string account, CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        sandbox.Sandbox.EnforceRateLimits = false;
        using var wire = new SocketsHttpHandler();
        await using MessagingHubInstance hub = Accounts.Hub(wire, sandbox);
        sandbox.Faults.Add(Accounts.DialectOf(account), SandboxOperation.ListContacts, Fault.EndlessCursor(), times: null);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int items = 0;

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (Contact contact in hub.Get(account).ListContactsAsync().WithCancellation(caller.Token))
            {
                if (++items == 20 * SandboxSeed.ContactCount)
                {
                    await caller.CancelAsync();
                }
            }
        });

        Assert.That((items, sandbox.Requests.Entries.Count), Is.EqualTo((1200, 20)));
    }

    [TestCase("""{"total":1,"totalPages":3}""", 3, 1)]
    [TestCase("""{"total":1000000,"totalPages":1}""", 1, 1_000_000)]
    [TestCase("""{"total":-5,"totalPages":1}""", 1, null)]
    [TestCase("""{"total":99999999999999999999,"totalPages":1}""", 1, null)]
    [TestCase("""{"total":7}""", 1, 7)]
    public async Task Of_VelaFlows_the_number_of_pages_decides_and_the_total_is_told_as_it_is(string pagination, int requests, long? total)
    {
        using VelaFlowsWire wire = VelaFlowsWire.Answering(VelaFlowsWire.PageOf("""{"_id":"l1"}""", pagination));

        List<Page<Contact>> pages = await PagesAsync(wire.Provider.ListContactsAsync());

        Assert.That(wire.Requests, Has.Count.EqualTo(requests));
        Assert.That(pages.Select(page => page.TotalCount), Is.All.EqualTo(total));
    }

    [TestCase("""{"hasNextPage":false,"totalPages":9,"totalContacts":900}""", 1, 900)]
    [TestCase("""{"hasNextPage":false,"totalContacts":-1}""", 1, null)]
    [TestCase("""{"totalPages":2,"totalContacts":0}""", 2, 0)]
    [TestCase("""{"totalPages":0,"totalContacts":900}""", 1, 900)]
    public async Task Of_FlowIQ_hasNextPage_decides_then_the_number_of_pages_and_the_total_is_told_as_it_is(string pagination, int requests, long? total)
    {
        using FlowIQWire wire = FlowIQWire.Answering($$"""{"success":true,"contacts":[{"id":"k1"}],"pagination":{{pagination}}}""");

        List<Page<Contact>> pages = await PagesAsync(wire.Provider.ListContactsAsync());

        Assert.That(wire.Requests, Has.Count.EqualTo(requests));
        Assert.That(pages.Select(page => page.TotalCount), Is.All.EqualTo(total));
    }

    [Test]
    public async Task Of_FlowIQ_the_total_of_messages_below_0_is_none()
    {
        using FlowIQWire wire = FlowIQWire.Answering("""{"success":true,"messages":[],"pagination":{"hasNextPage":false,"totalMessages":-1}}""");

        Page<Message> page = await wire.Feature<IMessageHistory>().ListMessagesAsync(new MessageQuery { With = MessageRecipient.Phone(FlowIQWire.Phone) }).GetPageAsync();

        Assert.That(page.TotalCount, Is.Null);
    }

    [TestCase("""{"items":[],"nextCursor":"p2"}""", """{"items":[{"id":"c1"}]}""")]
    [TestCase("""{"items":[{"id":"c1"}],"nextCursor":"p2","total":1,"totalPages":1,"hasNextPage":false}""", """{"items":[]}""")]
    public async Task Of_Flowella_only_the_cursor_decides(string first, string last)
    {
        using FlowellaWire wire = FlowellaWire.AnsweringInTurn(first, last);

        List<Page<Contact>> pages = await PagesAsync(wire.Provider.ListContactsAsync());

        Assert.That((pages.Count, pages.Sum(page => page.Items.Count), pages[0].TotalCount), Is.EqualTo((2, 1, (long?)null)));
    }

    private static async Task<(int Items, MessagingException? Failure, int Requests)> ReadAsync(
        string account, Fault fault, int? times, CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        using var wire = new SocketsHttpHandler();
        await using MessagingHubInstance hub = Accounts.Hub(wire, sandbox);
        sandbox.Faults.Add(Accounts.DialectOf(account), SandboxOperation.ListContacts, fault, times);
        int items = 0;
        MessagingException? failure = null;
        try
        {
            await foreach (Page<Contact> page in hub.Get(account).ListContactsAsync().AsPages(pageSize: 10).WithCancellation(cancellationToken))
            {
                items += page.Items.Count;
            }
        }
        catch (MessagingException stopped)
        {
            failure = stopped;
        }

        return (items, failure, sandbox.Requests.Entries.Count);
    }

    private static async Task<List<Page<T>>> PagesAsync<T>(Paged<T> list)
    {
        var pages = new List<Page<T>>();
        await foreach (Page<T> page in list.AsPages())
        {
            pages.Add(page);
        }

        return pages;
    }
}
