namespace MessagingHub.Sandbox;

/// <summary>
/// One page of a list that is read by page numbers, and how a paging fault bends it: the number plays the cursor's part.
/// </summary>
/// <param name="Page">The page number the answer claims.</param>
/// <param name="Skip">How many items come before the page.</param>
/// <param name="Take">How many items it may hold.</param>
/// <param name="TotalPages">How many pages the answer claims; 0 for an empty list.</param>
internal sealed record PageTurn(int Page, int Skip, int Take, int TotalPages)
{
    public bool HasNext => Page < TotalPages;

    /// <param name="page">The page asked for, from 1.</param>
    /// <param name="limit">The page size.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="trick">How to misbehave; null and empty ends are left to whoever writes the page.</param>
    public static PageTurn Of(int page, int limit, int count, PagingTrick? trick)
    {
        int pages = (int)Math.Ceiling(count / (double)limit);
        int more = Math.Max(pages, page == int.MaxValue ? page : page + 1);
        return trick switch
        {
            PagingTrick.RepeatCursor => new PageTurn(1, 0, limit, more),
            PagingTrick.LoopCursor => At(2 - (page % 2), more),
            PagingTrick.EndlessCursor => At(((page - 1) % Math.Max(pages, 1)) + 1, more) with { Page = page },
            PagingTrick.EmptyPage => new PageTurn(page, 0, 0, more),
            _ => At(page, pages),
        };

        // A page far beyond the end must not overflow into the middle of the list.
        PageTurn At(int shown, int total) => new(shown, (int)Math.Min((shown - 1L) * limit, int.MaxValue), limit, total);
    }
}
