using System.Runtime.CompilerServices;

namespace MessagingHub;

/// <summary>A list that is fetched page by page while it is read: items, pages, or one page at a time.</summary>
/// <remarks>
/// Nothing is requested before enumeration. Every enumeration starts anew. A page whose continuation token was used before
/// in the same enumeration is an error (<see cref="MessagingErrorCode.InvalidResponse"/>), not an endless loop. So is the 100th
/// page in a row without items that leads on to another; whoever wants to go on all the same has that page's token from
/// <see cref="AsPages"/>. A chain of pages with items that never ends cannot be told from a long list: cancel it, or stop reading.
/// </remarks>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class Paged<T> : IAsyncEnumerable<T>
{
    private const int MaxEmptyPages = 100;
    private const string LeadsBack = "the service's answer leads back to a page that was already read";
    private const string OnlyEmptyPages = "the service answered 100 pages in a row without an item, each of which leads on to another";

    private readonly Func<PageRequest, CancellationToken, Task<Page<T>>> _fetch;
    private readonly string? _provider;
    private readonly string? _operation;

    /// <summary>Builds the list from one function that fetches one page.</summary>
    /// <param name="fetchPage">Fetches the page asked for. It is called once per page, never concurrently within one enumeration.</param>
    /// <param name="provider">The account's name, for errors of the list itself.</param>
    /// <param name="operation">The list's name, for errors of the list itself.</param>
    public Paged(Func<PageRequest, CancellationToken, Task<Page<T>>> fetchPage, string? provider = null, string? operation = null)
    {
        ArgumentNullException.ThrowIfNull(fetchPage);
        _fetch = fetchPage;
        _provider = provider;
        _operation = operation;
    }

    /// <summary>Fetches one page, for a "more" button.</summary>
    /// <param name="request">Which page; null for the first one in the service's largest size.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="MessagingException">The page could not be fetched, or its token does not advance.</exception>
    public async Task<Page<T>> GetPageAsync(PageRequest? request = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request ??= new PageRequest();
        Page<T> page = await _fetch(request, cancellationToken).ConfigureAwait(false);
        return page.ContinuationToken is { } next && next == request.ContinuationToken ? throw Stopped(LeadsBack, page.Raw) : page;
    }

    /// <summary>Reads page by page.</summary>
    /// <param name="continuationToken">Where to go on; null for the beginning.</param>
    /// <param name="pageSize">At most how many items a page has; null for the service's maximum.</param>
    /// <exception cref="MessagingException">While reading: a page could not be fetched, leads back to one that was read before, or is
    /// the 100th in a row without items.</exception>
    public IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSize = null) =>
        ReadPagesAsync(new PageRequest { ContinuationToken = continuationToken, PageSize = pageSize });

    /// <summary>Reads item by item.</summary>
    /// <param name="cancellationToken">Stops between items, between pages and within a page.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (Page<T> page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    private MessagingException Stopped(string why, RawResponse? raw) => new(
        MessagingErrorCode.InvalidResponse,
        $"{_provider ?? "The list"}: {_operation ?? "reading"} was stopped: {why}.")
    {
        Provider = _provider,
        Operation = _operation,
        StatusCode = raw?.StatusCode,
        Raw = raw,
    };

    private async IAsyncEnumerable<Page<T>> ReadPagesAsync(
        PageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        SeenTokens seen = default;
        string? token = request.ContinuationToken;
        RawResponse? raw = null;
        int emptyPages = 0;
        do
        {
            if (token is not null && !seen.Add(token))
            {
                throw Stopped(LeadsBack, raw);
            }

            if (emptyPages == MaxEmptyPages)
            {
                throw Stopped(OnlyEmptyPages, raw);
            }

            Page<T> page = await GetPageAsync(request with { ContinuationToken = token }, cancellationToken).ConfigureAwait(false);
            yield return page;
            token = page.ContinuationToken;
            raw = page.Raw;
            emptyPages = page.Items.Count == 0 ? emptyPages + 1 : 0;
        }
        while (token is not null);
    }
}
