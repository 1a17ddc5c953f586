using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>
/// Lists that others write to between two pages. A page number counts places, so what comes or goes before the next page moves it by
/// one: an insertion repeats an item, a deletion misses one, and nobody can tell from the answers. A cursor names an item, and does neither.
/// </summary>
[CancelAfter(60_000)]
internal sealed class ChangingListTests
{
    private const int PageSize = 10;

    private SandboxServer _sandbox = null!;
    private SocketsHttpHandler _wire = null!;
    private MessagingHubInstance _hub = null!;

    [SetUp]
    public async Task Start()
    {
        _sandbox = await SandboxServer.StartAsync();
        _wire = new SocketsHttpHandler();
        _hub = Accounts.Hub(_wire, _sandbox);
    }

    [TearDown]
    public async Task Stop()
    {
        await _hub.DisposeAsync();
        _wire.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCase(HostileCalls.VelaFlows, true)]
    [TestCase(HostileCalls.FlowIQ, true)]
    [TestCase(HostileCalls.Flowella, false)]
    public async Task An_insertion_before_the_next_page_repeats_one_item_by_page_numbers_and_none_by_cursor(
        string account, bool repeats, CancellationToken cancellationToken)
    {
        List<string?> before = await ReadAsync(account, () => Task.CompletedTask, cancellationToken);

        List<string?> read = await ReadAsync(account, Insert, cancellationToken);

        IEnumerable<string?> expected = repeats ? before[..PageSize].Append(before[PageSize - 1]).Concat(before[PageSize..]) : before;
        Assert.That(read, Is.EqualTo(expected));
    }

    [TestCase(HostileCalls.VelaFlows, true)]
    [TestCase(HostileCalls.FlowIQ, true)]
    [TestCase(HostileCalls.Flowella, false)]
    public async Task A_deletion_before_the_next_page_misses_one_item_by_page_numbers_and_none_by_cursor(
        string account, bool misses, CancellationToken cancellationToken)
    {
        List<string?> before = await ReadAsync(account, () => Task.CompletedTask, cancellationToken);

        // The sandbox lists the newest first: the last contact is on the page that was read already.
        List<string?> read = await ReadAsync(account, () => DeleteAsync(_sandbox.World.Contacts[^1], cancellationToken), cancellationToken);

        Assert.That(read, Is.EqualTo(misses ? before.Where((_, place) => place != PageSize) : before));
    }

    [Test]
    public async Task A_cursor_outlives_the_item_it_names(CancellationToken cancellationToken)
    {
        List<string?> before = await ReadAsync(HostileCalls.Flowella, () => Task.CompletedTask, cancellationToken);

        List<string?> read = await ReadAsync(
            HostileCalls.Flowella, () => DeleteAsync(_sandbox.World.Contacts[^PageSize], cancellationToken), cancellationToken);

        Assert.That(read, Is.EqualTo(before));
    }

    [TestCase(HostileCalls.VelaFlows)]
    [TestCase(HostileCalls.FlowIQ)]
    [TestCase(HostileCalls.Flowella)]
    public async Task What_comes_and_goes_behind_the_next_page_is_read_as_it_is_then(string account, CancellationToken cancellationToken)
    {
        List<string?> before = await ReadAsync(account, () => Task.CompletedTask, cancellationToken);

        List<string?> read = await ReadAsync(account, () => DeleteAsync(_sandbox.World.Contacts[0], cancellationToken), cancellationToken);

        Assert.That(read, Is.EqualTo(before[..^1]));
    }

    private async Task<List<string?>> ReadAsync(string account, Func<Task> afterFirstPage, CancellationToken cancellationToken)
    {
        var ids = new List<string?>();
        await foreach (Page<Contact> page in _hub.Get(account).ListContactsAsync().AsPages(pageSize: PageSize).WithCancellation(cancellationToken))
        {
            ids.AddRange(page.Items.Select(contact => contact.Id));
            if (ids.Count == PageSize)
            {
                await afterFirstPage();
            }
        }

        return ids;
    }

    private Task Insert()
    {
        _sandbox.World.AddContact("+12025550175", "Newcomer");
        return Task.CompletedTask;
    }

    /// <summary>One world, four dialects: Velstack is the service that can delete contacts.</summary>
    private Task DeleteAsync(SandboxContact contact, CancellationToken cancellationToken) =>
        _hub.Get(HostileCalls.Velstack).GetService<IContactWriter>()!.DeleteAsync(VelstackIds.Of(contact), cancellationToken);
}
