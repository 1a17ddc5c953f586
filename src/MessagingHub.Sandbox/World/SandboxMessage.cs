namespace MessagingHub.Sandbox;

/// <summary>A message of the sandbox's world, in either direction.</summary>
public sealed record SandboxMessage
{
    /// <summary>Position in the world, from 1, never used twice; each dialect derives its own id from it.</summary>
    public required int Number { get; init; }

    /// <summary>The contact's number in E.164 form.</summary>
    public required string Phone { get; init; }

    /// <summary>The <see cref="SandboxConversation.Number"/>; null for a queued message that has opened none yet.</summary>
    public int? ConversationNumber { get; init; }

    /// <summary>True when the contact wrote it, false when the account did.</summary>
    public required bool IsInbound { get; init; }

    /// <summary>The text; for a template, its body.</summary>
    public required string Text { get; init; }

    /// <summary>The latest state in lower case: <c>pending</c>, <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
