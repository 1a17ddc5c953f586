namespace MessagingHub;

/// <summary>An emoji on a message.</summary>
public sealed record ReactionContent : MessageContent
{
    /// <summary>The service's id of the message reacted to.</summary>
    public required string MessageId
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>The emoji.</summary>
    public required string Emoji
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <inheritdoc />
    public override MessageContents Kind => MessageContents.Reaction;
}
