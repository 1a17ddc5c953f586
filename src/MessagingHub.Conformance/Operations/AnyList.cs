namespace MessagingHub.Conformance;

/// <summary>A list of whatever, so that one test serves all lists.</summary>
internal sealed class AnyList
{
    /// <summary>No service of this world has a stand-in with more pages: whoever reads so many goes in circles.</summary>
    private const int MostPages = 500;

    private readonly Func<PageRequest, CancellationToken, Task<AnyPage>> _page;
    private readonly Func<string?, int?, IAsyncEnumerable<AnyPage>> _pages;
    private readonly IAsyncEnumerable<object> _items;

    private AnyList(
        Func<PageRequest, CancellationToken, Task<AnyPage>> page, Func<string?, int?, IAsyncEnumerable<AnyPage>> pages, IAsyncEnumerable<object> items)
    {
        _page = page;
        _pages = pages;
        _items = items;
    }

    public static AnyList Of<T>(Paged<T> list)
        where T : class => new(
        async (request, cancellationToken) => Any(await list.GetPageAsync(request, cancellationToken)),
        (token, size) => list.AsPages(token, size).Select(Any),
        list.Select(item => (object)item));

    public Task<AnyPage> PageAsync(int? size, string? token, CancellationToken cancellationToken) =>
        _page(new PageRequest { PageSize = size, ContinuationToken = token }, cancellationToken);

    public IAsyncEnumerable<AnyPage> Pages(int? size, string? token = null) => _pages(token, size);

    public IAsyncEnumerable<object> Items => _items;

    /// <summary>All items, page by page, from a token on.</summary>
    public async Task<IReadOnlyList<object>> AllAsync(int? size, CancellationToken cancellationToken, string? token = null)
    {
        var items = new List<object>();
        int pages = 0;
        await foreach (AnyPage page in _pages(token, size).WithCancellation(cancellationToken))
        {
            items.AddRange(page.Items);
            if (++pages == MostPages)
            {
                throw new ProbeFailedException($"{MostPages} pages were read, and there were still more: an endless loop");
            }
        }

        return items;
    }

    private static AnyPage Any<T>(Page<T> page)
        where T : class => new([.. page.Items], page.ContinuationToken, page.Raw, page.TotalCount);
}
