namespace MessagingHub.Sandbox;

/// <summary>How a list's paging is to misbehave; each dialect plays it in its own paging style.</summary>
internal enum PagingTrick
{
    RepeatCursor,
    LoopCursor,
    EndlessCursor,
    EmptyPage,
    NullCursor,
    EmptyCursor,
}
