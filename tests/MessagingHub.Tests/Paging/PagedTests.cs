namespace MessagingHub.Tests.Paging;

internal sealed class PagedTests
{
    [Test]
    public async Task Nothing_is_requested_before_enumeration()
    {
        var service = new CountingService("a", "b");
        Paged<string> list = service.List();
        IAsyncEnumerable<Page<string>> pages = list.AsPages();
        IAsyncEnumerator<string> items = list.GetAsyncEnumerator();

        Assert.That(service.Fetched, Is.Zero);

        await items.MoveNextAsync();
        Assert.That(service.Fetched, Is.EqualTo(1));
        await items.DisposeAsync();
        _ = pages;
    }

    [Test]
    public async Task Items_pages_and_single_pages_agree()
    {
        var service = new CountingService("a,b", "c", "", "d,e");

        List<string> items = await ToListAsync(service.List());
        List<Page<string>> pages = await ToListAsync(service.List().AsPages());
        var single = new List<string>();
        Page<string> page = await service.List().GetPageAsync();
        single.AddRange(page.Items);
        while (page.ContinuationToken is { } token)
        {
            page = await service.List().GetPageAsync(new PageRequest { ContinuationToken = token });
            single.AddRange(page.Items);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(items, Is.EqualTo((string[])["a", "b", "c", "d", "e"]));
            Assert.That(pages.SelectMany(one => one.Items), Is.EqualTo(items));
            Assert.That(pages, Has.Count.EqualTo(4), "an empty page with a token goes on");
            Assert.That(single, Is.EqualTo(items));
            Assert.That(service.Fetched, Is.EqualTo(12));
        }
    }

    [Test]
    public async Task Each_enumeration_begins_anew()
    {
        var service = new CountingService("a", "b");
        Paged<string> list = service.List();
        List<string> first = await ToListAsync(list);
        List<string> second = await ToListAsync(list);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task A_token_that_leads_to_itself_is_an_error_at_once()
    {
        int fetched = 0;
        var list = new Paged<string>((request, _) =>
        {
            fetched++;
            return Task.FromResult(new Page<string> { Items = ["a"], ContinuationToken = "same" });
        });

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => ToListAsync(list));

        Assert.That((failure?.Code, failure?.IsTransient, fetched), Is.EqualTo((MessagingErrorCode.InvalidResponse, false, 2)));
    }

    [Test]
    public async Task A_single_page_whose_token_leads_to_itself_is_an_error()
    {
        var list = new Paged<string>((_, _) => Task.FromResult(new Page<string> { Items = [], ContinuationToken = "same" }));

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => list.GetPageAsync(new PageRequest { ContinuationToken = "same" }));

        Assert.That(failure?.Code, Is.EqualTo(MessagingErrorCode.InvalidResponse));
    }

    [TestCase(null)]
    [TestCase("A")]
    public async Task A_circle_of_tokens_is_an_error_and_no_endless_loop(string? start)
    {
        int fetched = 0;
        var list = new Paged<string>((request, _) =>
        {
            fetched++;
            return Task.FromResult(new Page<string> { Items = ["a"], ContinuationToken = request.ContinuationToken == "A" ? "B" : "A" });
        });

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => ToListAsync(list.AsPages(start)));

        Assert.That((failure?.Code, fetched), Is.EqualTo((MessagingErrorCode.InvalidResponse, start is null ? 3 : 2)));
    }

    [Test]
    public async Task Cancellation_before_the_first_page_requests_nothing()
    {
        var service = new CountingService("a");
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(() => ToListAsync(service.List(), cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(() => ToListAsync(service.List().AsPages(), cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(() => service.List().GetPageAsync(cancellationToken: cancelled));
        Assert.That(service.Fetched, Is.Zero);
    }

    [Test]
    public async Task Cancellation_within_a_page_is_seen_at_the_next_item()
    {
        var service = new CountingService("a,b,c", "d");
        using var caller = new CancellationTokenSource();
        var seen = new List<string>();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (string item in service.List().WithCancellation(caller.Token))
            {
                seen.Add(item);
                await caller.CancelAsync();
            }
        });

        Assert.That((seen.Count, service.Fetched), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Cancellation_between_pages_requests_no_further_one()
    {
        var service = new CountingService("a", "b", "c");
        using var caller = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (Page<string> page in service.List().AsPages().WithCancellation(caller.Token))
            {
                await caller.CancelAsync();
            }
        });

        Assert.That(service.Fetched, Is.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    public void A_page_has_room_for_at_least_one_item(int size)
    {
        Assert.That(() => new PageRequest { PageSize = size }, Throws.InstanceOf<ArgumentException>());
        Assert.That(() => Paged.From(["a"]).AsPages(pageSize: size), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void An_empty_token_is_not_the_first_page() =>
        Assert.That(() => new PageRequest { ContinuationToken = "" }, Throws.InstanceOf<ArgumentException>());

    [TestCase("x")]
    [TestCase("-1")]
    [TestCase("4")]
    [TestCase("99999999999999999999")]
    public async Task A_list_made_of_items_refuses_a_foreign_token(string token)
    {
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => Paged.From([1, 2, 3]).GetPageAsync(new PageRequest { ContinuationToken = token }));
        Assert.That(failure?.Code, Is.EqualTo(MessagingErrorCode.InvalidRequest));
    }

    [Test]
    public async Task A_list_made_of_items_knows_their_number_and_keeps_its_own_copy()
    {
        var items = new List<int> { 1, 2, 3 };
        Paged<int> list = Paged.From(items, maxPageSize: 2);
        items.Clear();

        Page<int> first = await list.GetPageAsync();

        Assert.That((first.Items.Count, first.TotalCount, first.ContinuationToken is null), Is.EqualTo((2, (long?)3, false)));
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> all, CancellationToken cancellationToken = default)
    {
        var list = new List<T>();
        await foreach (T item in all.WithCancellation(cancellationToken))
        {
            list.Add(item);
        }

        return list;
    }

    /// <summary>A list of pages, each with its items separated by commas, that counts what is fetched.</summary>
    private sealed class CountingService(params string[] pages)
    {
        public int Fetched { get; private set; }

        public Paged<string> List() => new((request, _) =>
        {
            Fetched++;
            int page = request.ContinuationToken is { } token ? token[^1] - '0' : 0;
            return Task.FromResult(new Page<string>
            {
                Items = pages[page].Split(',', StringSplitOptions.RemoveEmptyEntries),
                ContinuationToken = page + 1 < pages.Length ? $"page{page + 1}" : null,
            });
        });
    }
}
