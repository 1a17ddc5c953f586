using System.Diagnostics.CodeAnalysis;

namespace MessagingHub;

/// <summary>Plain text.</summary>
public sealed record TextContent : MessageContent
{
    /// <summary>For object initializers.</summary>
    public TextContent()
    {
    }

    /// <summary>Takes the text.</summary>
    /// <param name="text">The text, not empty.</param>
    [SetsRequiredMembers]
    public TextContent(string text) => Text = text;

    /// <summary>The text, not empty; its longest length is the service's.</summary>
    public required string Text
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <inheritdoc />
    public override MessageContents Kind => MessageContents.Text;
}
