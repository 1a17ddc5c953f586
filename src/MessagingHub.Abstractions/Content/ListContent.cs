namespace MessagingHub;

/// <summary>A text with a menu to choose from.</summary>
public sealed record ListContent : MessageContent
{
    /// <summary>The text above the menu.</summary>
    public required string Body
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>The label of the button that opens the menu.</summary>
    public required string ButtonText
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>The menu's sections, at least one; their greatest number is the service's.</summary>
    public required IReadOnlyList<ListSection> Sections
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

    /// <inheritdoc />
    public override MessageContents Kind => MessageContents.List;
}
