namespace MessagingHub.Tests.Paging;

/// <summary>A provider's list through the hub, at a real socket.</summary>
[CancelAfter(20_000)]
internal sealed class ProviderListTests
{
    [Test]
    public async Task Nothing_is_requested_before_enumeration()
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("a;"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        _ = hub.Default.ListContactsAsync().AsPages();

        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task The_default_page_size_is_the_services_maximum_and_more_is_cut_to_it(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("a;"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        await hub.Default.ListContactsAsync().GetPageAsync(cancellationToken: cancellationToken);
        await hub.Default.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = int.MaxValue }, cancellationToken);
        await hub.Default.ListContactsAsync().GetPageAsync(new PageRequest { PageSize = 3 }, cancellationToken);

        Assert.That(
            server.Requests.Select(request => request.Target),
            Is.EqualTo((string[])["/api/v1/contacts?limit=10&cursor=", "/api/v1/contacts?limit=10&cursor=", "/api/v1/contacts?limit=3&cursor="]));
    }

    [Test]
    public async Task Every_page_has_its_items_total_and_raw_answer_and_the_list_ends_without_a_cursor(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("a,b;p2;3"), Answer.Ok(";p3;3"), Answer.Ok("c;;3"));
        using MessagingHubInstance hub = Parrots.At(server.Address);

        var pages = new List<Page<Contact>>();
        await foreach (Page<Contact> page in hub.Default.ListContactsAsync().AsPages().WithCancellation(cancellationToken))
        {
            pages.Add(page);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages.Select(page => string.Concat(page.Items.Select(contact => contact.Id))), Is.EqualTo((string[])["ab", "", "c"]));
            Assert.That(pages.Select(page => page.TotalCount), Is.All.EqualTo(3));
            Assert.That(pages.Select(page => page.Raw?.GetBodyText()), Is.EqualTo((string[])["ok:a,b;p2;3", "ok:;p3;3", "ok:c;;3"]));
            Assert.That(pages.Select(page => page.ContinuationToken is null), Is.EqualTo((bool[])[false, false, true]));
            Assert.That(server.Requests.Select(request => request.Target), Has.Some.EndsWith("cursor=p2").And.Some.EndsWith("cursor=p3"));
        }
    }

    [Test]
    public async Task A_stored_token_goes_on_where_it_came_from_in_another_process(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("a;p2"), Answer.Ok("b;"));
        string? token;
        using (MessagingHubInstance first = Parrots.At(server.Address))
        {
            token = (await first.Default.ListContactsAsync().GetPageAsync(cancellationToken: cancellationToken)).ContinuationToken;
        }

        using MessagingHubInstance second = Parrots.At(server.Address);
        Page<Contact> page = await second.Default.ListContactsAsync().GetPageAsync(new PageRequest { ContinuationToken = token }, cancellationToken);

        Assert.That((page.Items[0].Id, server.Requests[1].Target), Is.EqualTo(("b", "/api/v1/contacts?limit=10&cursor=p2")));
    }

    [TestCase("more", 10)]
    [TestCase(null, 9)]
    public async Task A_token_of_another_filter_or_size_is_refused_before_the_network(string? search, int size, CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("a;p2"));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        Page<Contact> page = await hub.Default.ListContactsAsync().GetPageAsync(cancellationToken: cancellationToken);

        MessagingException failure = await Failure.Of(hub.Default.ListContactsAsync(new ContactQuery { Search = search })
            .GetPageAsync(new PageRequest { ContinuationToken = page.ContinuationToken, PageSize = size }, cancellationToken));

        Assert.That((failure.Code, server.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidRequest, 1)));
    }

    [Test]
    public async Task A_cursor_that_does_not_advance_is_an_error([Values("p2,p2", "p2,p3,p2")] string cursors, CancellationToken cancellationToken)
    {
        Func<Exchange, Task>[] answers = [.. cursors.Split(',').Select(cursor => Answer.Ok($"a;{cursor}"))];
        await using LoopbackServer server = LoopbackServer.Answering(answers);
        using MessagingHubInstance hub = Parrots.At(server.Address);

        MessagingException failure = await Failure.Of(ReadAllAsync(hub.Default.ListContactsAsync(), cancellationToken));

        Assert.That((failure.Code, server.Requests.Count), Is.EqualTo((MessagingErrorCode.InvalidResponse, answers.Length)));
    }

    [Test]
    public async Task Cancellation_stops_a_page_on_its_way(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(Answer.Ok("a;p2"), Answer.Never);
        using MessagingHubInstance hub = Parrots.At(server.Address, new FakeTime());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task reading = ReadAllAsync(hub.Default.ListContactsAsync(), caller.Token);
        await server.NextRequestAsync(cancellationToken);
        await server.NextRequestAsync(cancellationToken);
        await caller.CancelAsync();

        Assert.That((await Failure.Of<OperationCanceledException>(reading)).CancellationToken, Is.EqualTo(caller.Token));
    }

    [Test]
    public async Task One_list_may_be_read_by_many_at_once(CancellationToken cancellationToken)
    {
        await using LoopbackServer server = LoopbackServer.Answering(
            exchange => Answer.Ok(exchange.Request.Target.EndsWith("cursor=", StringComparison.Ordinal) ? "a,b;p2" : "c;")(exchange));
        using MessagingHubInstance hub = Parrots.At(server.Address);
        Paged<Contact> list = hub.Default.ListContactsAsync();

        int[] counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAllAsync(list, cancellationToken)));

        Assert.That(counts, Is.All.EqualTo(3));
    }

    private static async Task<int> ReadAllAsync(Paged<Contact> list, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (Contact contact in list.WithCancellation(cancellationToken))
        {
            count++;
        }

        return count;
    }
}
