namespace MessagingHub.Tests.Paging;

/// <summary>Empty pages that lead on: some are a filter at work, and a hundred in a row are a list that would never end.</summary>
internal sealed class EmptyPageTests
{
    [TestCase(1)]
    [TestCase(99)]
    public async Task Empty_pages_that_lead_on_are_read_over(int empty)
    {
        var service = new Service(page => page <= empty ? 0 : 1, last: empty + 1);

        Assert.That((await ReadAsync(service.List()), service.Fetched), Is.EqualTo((1, empty + 1)));
    }

    [Test]
    public async Task A_hundred_empty_pages_at_the_end_are_no_error()
    {
        var service = new Service(_ => 0, last: 100);

        Assert.That((await ReadAsync(service.List()), service.Fetched), Is.EqualTo((0, 100)));
    }

    [Test]
    public async Task A_chain_of_empty_pages_that_never_ends_is_an_error_after_a_hundred()
    {
        var service = new Service(_ => 0);

        MessagingException failure = await Failure.Of(ReadAsync(service.List()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (failure.Code, failure.Provider, failure.Operation, failure.StatusCode, failure.IsTransient, failure.MayHaveBeenAccepted, service.Fetched),
                Is.EqualTo((MessagingErrorCode.InvalidResponse, "support", "listThings", (int?)200, false, false, 100)));
            Assert.That(failure.Message, Does.Contain("100 pages in a row without an item"));
        }
    }

    [Test]
    public async Task An_item_now_and_then_keeps_a_list_going()
    {
        var service = new Service(page => page % 100 == 0 ? 1 : 0, last: 1000);

        Assert.That((await ReadAsync(service.List()), service.Fetched), Is.EqualTo((10, 1000)));
    }

    [Test]
    public async Task The_last_empty_pages_token_goes_on_where_the_error_stopped()
    {
        var service = new Service(page => page == 150 ? 1 : 0, last: 150);
        string? last = null;
        await Failure.Of(Task.Run(async () =>
        {
            await foreach (Page<string> page in service.List().AsPages())
            {
                last = page.ContinuationToken;
            }
        }));

        int found = 0;
        await foreach (Page<string> page in service.List().AsPages(last))
        {
            found += page.Items.Count;
        }

        Assert.That((last, found, service.Fetched), Is.EqualTo(("101", 1, 150)));
    }

    [Test]
    public async Task A_chain_of_pages_with_items_that_never_ends_is_a_long_list_until_the_caller_cancels()
    {
        using var caller = new CancellationTokenSource();
        var service = new Service(page =>
        {
            if (page == 1000)
            {
                caller.Cancel();
            }

            return 1;
        });

        OperationCanceledException failure = await Failure.Of<OperationCanceledException>(ReadAsync(service.List(), caller.Token));

        Assert.That((failure.CancellationToken, service.Fetched), Is.EqualTo((caller.Token, 1000)));
    }

    private static async Task<int> ReadAsync(Paged<string> list, CancellationToken cancellationToken = default)
    {
        int count = 0;
        await foreach (string item in list.WithCancellation(cancellationToken))
        {
            count++;
        }

        return count;
    }

    /// <summary>Pages 1, 2, 3 … with as many items as the test says, each with a token of its own.</summary>
    private sealed class Service(Func<int, int> itemsOf, int last = int.MaxValue)
    {
        public int Fetched { get; private set; }

        public Paged<string> List() => new(
            (request, _) =>
            {
                Fetched++;
                int page = request.ContinuationToken is { } token ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : 1;
                return Task.FromResult(new Page<string>
                {
                    Items = [.. Enumerable.Repeat("item", itemsOf(page))],
                    ContinuationToken = page < last ? (page + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
                    Raw = new RawResponse(200, [], default),
                });
            },
            "support",
            "listThings");
    }
}
