namespace MessagingHub;

/// <summary>A call that reached an account in memory.</summary>
public sealed record InMemoryCall
{
    /// <summary>The call, by the names that <see cref="InMemoryMessaging.FailNext"/> takes.</summary>
    public required string Operation { get; init; }

    /// <summary>Whether it asks for a change: a send, or another.</summary>
    public required bool IsChange { get; init; }

    /// <summary>Whether it was done. A change whose answer was lost was; what was refused or lost on its way was not.</summary>
    public required bool IsDone { get; init; }
}
