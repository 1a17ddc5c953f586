using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>The <c>pagination</c> object, in the names of most pages or in the quickstart's.</summary>
internal static class FlowIQPagination
{
    /// <param name="turn">The page.</param>
    /// <param name="what"><c>Messages</c> or <c>Contacts</c>: part of two of the names.</param>
    /// <param name="total">How many items there are in all.</param>
    /// <param name="limit">The page size.</param>
    /// <param name="trick">How the end is to be told, or null.</param>
    public static JsonObject Usual(PageTurn turn, string what, int total, int limit, PagingTrick? trick) => new()
    {
        ["currentPage"] = turn.Page,
        ["totalPages"] = TotalPages(turn, trick),
        ["total" + what] = total,
        [what.ToLowerInvariant() + "PerPage"] = limit,
        ["hasNextPage"] = HasNext(turn, trick),
        ["hasPrevPage"] = turn.Page > 1,
    };

    public static JsonObject Quickstart(PageTurn turn, string what, int total, PagingTrick? trick) => new()
    {
        ["total" + what] = total,
        ["currentPage"] = turn.Page,
        ["totalPages"] = TotalPages(turn, trick),
        ["hasNextPage"] = HasNext(turn, trick),
        ["hasPreviousPage"] = turn.Page > 1,
    };

    private static int TotalPages(PageTurn turn, PagingTrick? trick)
        => trick == PagingTrick.EmptyCursor && !turn.HasNext ? 0 : turn.TotalPages;

    private static bool? HasNext(PageTurn turn, PagingTrick? trick)
        => trick == PagingTrick.NullCursor && !turn.HasNext ? null : turn.HasNext;
}
