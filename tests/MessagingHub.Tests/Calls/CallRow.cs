namespace MessagingHub.Tests.Calls;

/// <summary>One row of the table of what happens to a call: how the server answers, and what the caller must learn.</summary>
internal sealed record CallRow(string Name, Func<Exchange, Task> Answer, MessagingErrorCode Code)
{
    /// <summary>How often the server must see a read and a change.</summary>
    public required (int Read, int Change) Requests { get; init; }

    /// <summary>Whether the HTTP stack below the hub repeats reads by itself, so that the server sees more of them than the hub makes.</summary>
    public bool StackRepeatsReads { get; init; }

    /// <summary>Whether a change may have been accepted.</summary>
    public required bool MayHaveBeenAccepted { get; init; }

    public bool IsTransient { get; init; }

    public int? Status { get; init; }

    /// <summary>What the exception must still have of the body; null where there was no answer.</summary>
    public string? Body { get; init; }

    public override string ToString() => Name;
}
