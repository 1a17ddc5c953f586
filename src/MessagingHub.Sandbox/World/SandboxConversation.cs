namespace MessagingHub.Sandbox;

/// <summary>A conversation between one contact and one channel.</summary>
public sealed record SandboxConversation
{
    /// <summary>Position in the world, from 1, never used twice; each dialect derives its own id from it.</summary>
    public required int Number { get; init; }

    /// <summary>The <see cref="SandboxContact.Number"/> of the contact.</summary>
    public required int ContactNumber { get; init; }

    /// <summary>The <see cref="SandboxChannel.Number"/> of the channel.</summary>
    public required int ChannelNumber { get; init; }

    /// <summary>The status in lower case (<c>open</c>, <c>closed</c>, …); any text, so that unknown ones can be tried.</summary>
    public required string Status { get; init; }

    /// <summary>When the conversation began, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last message was written, UTC; null when there is none.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }
}
