namespace MessagingHub;

/// <summary>A conversation with one contact. What the service does not say is null.</summary>
public sealed record Conversation
{
    /// <summary>The name of the account it was read from.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id; at FlowIQ the WhatsApp number in bare digits.</summary>
    public string? Id { get; init; }

    /// <summary>The channel, such as <c>whatsapp</c>.</summary>
    public MessageChannel? Channel { get; init; }

    /// <summary>The id of the account's own channel or number; a value for <see cref="OutboundMessage.Sender"/>.</summary>
    public string? Sender { get; init; }

    /// <summary>Where it stands: known words in lower case, unknown ones as received.</summary>
    public ConversationStatus? Status { get; init; }

    /// <summary>The other party.</summary>
    public ConversationContact? Contact { get; init; }

    /// <summary>The id of the team member it is assigned to; null for nobody or where the service does not say.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>The priority in the service's own word.</summary>
    public string? Priority { get; init; }

    /// <summary>How many messages are unread.</summary>
    public int? UnreadCount { get; init; }

    /// <summary>Whether there are unread messages; follows from <see cref="UnreadCount"/> where only that is given.</summary>
    public bool? HasUnread { get; init; }

    /// <summary>The text of the latest message.</summary>
    public string? LastMessage { get; init; }

    /// <summary>When the latest message was sent.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>When the conversation began.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the conversation last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The addressee of a reply, by every address that is known, so that it works whichever one the service wants.</summary>
    /// <exception cref="InvalidOperationException">Neither the conversation's id nor an address of its contact is known.</exception>
    public MessageRecipient AsRecipient() =>
        MessageRecipient.Known(Id, Contact?.Phone, Contact?.Id)
        ?? throw new InvalidOperationException("The conversation has no id and its contact has no address: there is nobody to send to.");

    /// <summary>Which conversation, without phone number, name or text.</summary>
    public override string ToString() => $"Conversation {{ Provider = {Provider}, Id = {Mask.Id(Id)}, Status = {Status} }}";
}
