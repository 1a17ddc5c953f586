namespace MessagingHub.Sandbox;

/// <content>
/// Faults of paging; for list operations that come in pages only. Where a service counts pages, the page number plays
/// the cursor's part: see each.
/// </content>
public abstract partial record Fault
{
    /// <summary>The cursor that was sent comes back as the next one; a first page gets an ordinary one, even where it is the last.</summary>
    /// <remarks>Page numbers: every page is page 1 again, by its items and its number, and there is always one more.</remarks>
    public static Fault RepeatCursor() => new PagingFault("repeat-cursor", PagingTrick.RepeatCursor);

    /// <summary>The next cursor goes A, B, A, B, …, each with items.</summary>
    /// <remarks>Page numbers: page 1, 2, 1, 2, … by items and number, and there is always one more.</remarks>
    public static Fault LoopCursor() => new PagingFault("loop-cursor", PagingTrick.LoopCursor);

    /// <summary>There is always a next cursor, never the same twice: the list begins anew at its end.</summary>
    /// <remarks>Page numbers: the page asked for, and there is always one more.</remarks>
    public static Fault EndlessCursor() => new PagingFault("endless-cursor", PagingTrick.EndlessCursor);

    /// <summary>A page without items whose cursor leads to the page that should have come.</summary>
    /// <remarks>Page numbers: the page asked for, without items, and there is always one more; what stood on it is left out.</remarks>
    public static Fault EmptyPage() => new PagingFault("empty-page", PagingTrick.EmptyPage);

    /// <summary>The last page says <c>"nextCursor": null</c>, where the service leaves it out.</summary>
    /// <remarks>Page numbers: what tells of the end is null on the last page.</remarks>
    public static Fault NullCursor() => new PagingFault("null-cursor", PagingTrick.NullCursor);

    /// <summary>The last page says <c>"nextCursor": ""</c>, where the service leaves it out.</summary>
    /// <remarks>Page numbers: the last page says that there are 0 pages.</remarks>
    public static Fault EmptyCursor() => new PagingFault("empty-cursor", PagingTrick.EmptyCursor);
}
