namespace MessagingHub;

/// <summary>A message of the past. What the service does not say is null.</summary>
public sealed record Message
{
    /// <summary>The name of the account it was read from.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id; null where the service gives none.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the conversation it belongs to.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Which way it went; null where the service does not say.</summary>
    public MessageDirection? Direction { get; init; }

    /// <summary>Who wrote it, in the service's own word.</summary>
    public string? Sender { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary>Where it stands: known words in lower case, unknown ones as received.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The file that came with it.</summary>
    public MessageMedia? Media { get; init; }

    /// <summary>The id of the message it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The spoken words of a voice message.</summary>
    public string? Transcript { get; init; }

    /// <summary>The id of the team member it is assigned to.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>The emoji put on it.</summary>
    public IReadOnlyList<MessageReaction>? Reactions { get; init; }

    /// <summary>Which message, without its text.</summary>
    public override string ToString() =>
        $"Message {{ Provider = {Provider}, Id = {Id}, ConversationId = {Mask.Id(ConversationId)}, Direction = {Direction}, Status = {Status} }}";
}
