namespace MessagingHub;

/// <summary>Which messages to list: of a conversation or of a phone number.</summary>
public sealed record MessageQuery
{
    /// <summary>The conversation, as its <see cref="Conversation.Id"/> or <see cref="Conversation.AsRecipient"/> names it.</summary>
    public required MessageRecipient With
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(With));
            field = value.IsEmpty ? throw new ArgumentException("The recipient has no address.", nameof(With)) : value;
        }
    }

    /// <summary>Only messages that contain this text; null for all. Only where the service documents a text search.</summary>
    public string? Search
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>Whose messages, without the searched text.</summary>
    public override string ToString() => $"MessageQuery {{ With = {With} }}";
}
