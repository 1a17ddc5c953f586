namespace MessagingHub.Sandbox;

/// <content>Faults of paging; for list operations only.</content>
public abstract partial record Fault
{
    /// <summary>The cursor that was sent comes back as the next one; a first page gets an ordinary one, even where it is the last.</summary>
    public static Fault RepeatCursor() => new PagingFault("repeat-cursor", PagingTrick.RepeatCursor);

    /// <summary>The next cursor goes A, B, A, B, …, each with items.</summary>
    public static Fault LoopCursor() => new PagingFault("loop-cursor", PagingTrick.LoopCursor);

    /// <summary>There is always a next cursor, never the same twice: the list begins anew at its end.</summary>
    public static Fault EndlessCursor() => new PagingFault("endless-cursor", PagingTrick.EndlessCursor);

    /// <summary>A page without items whose cursor leads to the page that should have come.</summary>
    public static Fault EmptyPage() => new PagingFault("empty-page", PagingTrick.EmptyPage);

    /// <summary>The last page says <c>"nextCursor": null</c>, where the service leaves it out.</summary>
    public static Fault NullCursor() => new PagingFault("null-cursor", PagingTrick.NullCursor);

    /// <summary>The last page says <c>"nextCursor": ""</c>, where the service leaves it out.</summary>
    public static Fault EmptyCursor() => new PagingFault("empty-cursor", PagingTrick.EmptyCursor);
}
