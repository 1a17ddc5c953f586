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

    /// <summary>True when the service itself wrote it, such as a note that a chat was handed over; neither side sent it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>The member of the account who wrote it; null for the contact's own and for automated messages.</summary>
    public string? MemberId { get; init; }

    /// <summary>The member the chat was assigned to at that time; null for none.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>The text; for a template, its body; for media, the caption.</summary>
    public required string Text { get; init; }

    /// <summary>The kind of media: <c>image</c>, <c>video</c>, <c>audio</c>, <c>document</c>, <c>interactive</c>; null for text alone.</summary>
    public string? MediaKind { get; init; }

    /// <summary>Where the media lies; null for none.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>What was said in a voice note; null for anything else.</summary>
    public string? Transcript { get; init; }

    /// <summary>The reactions to it, oldest first.</summary>
    public IReadOnlyList<SandboxReaction> Reactions { get; init; } = [];

    /// <summary>The latest state in lower case: <c>pending</c>, <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
