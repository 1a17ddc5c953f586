namespace MessagingHub;

/// <summary>A text with buttons to answer by.</summary>
public sealed record ButtonsContent : MessageContent
{
    /// <summary>The text above the buttons.</summary>
    public required string Body
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>The buttons, at least one; their greatest number is the service's.</summary>
    public required IReadOnlyList<MessageButton> Buttons
    {
        get;
        init => field = Argument.List(value);
    }

    /// <summary>The line above the text; null for none.</summary>
    public string? Header
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The line below the text; null for none.</summary>
    public string? Footer
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The media above the text; null for none.</summary>
    public MediaContent? HeaderMedia { get; init; }

    /// <inheritdoc />
    public override MessageContents Kind => MessageContents.Buttons;
}
