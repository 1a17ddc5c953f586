namespace MessagingHub;

/// <summary>A person the account knows. What the service does not say is null.</summary>
public sealed record Contact
{
    /// <summary>The name of the account it was read from.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id; null where the service gives none.</summary>
    public string? Id { get; init; }

    /// <summary>The phone number: <c>+</c> and digits where the service gives a full international number, otherwise as received.</summary>
    public string? Phone { get; init; }

    /// <summary>The service's full name, else first and last name joined.</summary>
    public string? Name { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The status in the service's own word.</summary>
    public string? Status { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The groups the contact is in, by the names or ids the service gives.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Whether the contact has opted out. Where opt-outs are per channel, this flag does not say which channel.</summary>
    public bool? OptedOut { get; init; }

    /// <summary>The text of the latest message.</summary>
    public string? LastMessage { get; init; }

    /// <summary>When the latest message was sent.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>How many messages are unread.</summary>
    public int? UnreadCount { get; init; }

    /// <summary>Whether there are unread messages; follows from <see cref="UnreadCount"/> where only that is given.</summary>
    public bool? HasUnread { get; init; }

    /// <summary>When the contact was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the contact last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The addressee of a message to this contact, by every address that is known.</summary>
    /// <exception cref="InvalidOperationException">Neither the contact's phone number nor its id is known.</exception>
    public MessageRecipient AsRecipient() =>
        MessageRecipient.Known(conversationId: null, Phone, Id)
        ?? throw new InvalidOperationException("The contact has neither a phone number nor an id: there is no address to send to.");

    /// <summary>Which contact, without name, address or text.</summary>
    public override string ToString() => $"Contact {{ Provider = {Provider}, Id = {Mask.Id(Id)}, Phone = {Mask.Phone(Phone)} }}";
}
