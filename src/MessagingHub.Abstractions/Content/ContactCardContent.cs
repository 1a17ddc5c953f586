namespace MessagingHub;

/// <summary>One or more contact cards.</summary>
public sealed record ContactCardContent : MessageContent
{
    /// <summary>The cards, at least one.</summary>
    public required IReadOnlyList<ContactCard> Cards
    {
        get;
        init => field = Argument.List(value);
    }

    /// <inheritdoc />
    public override MessageContents Kind => MessageContents.ContactCard;
}
