using System.Diagnostics.CodeAnalysis;

namespace MessagingHub;

/// <summary>A template that the service has approved, with its variable parts.</summary>
public sealed record TemplateContent : MessageContent
{
    /// <summary>For object initializers.</summary>
    public TemplateContent()
    {
    }

    /// <summary>Takes the template.</summary>
    /// <param name="template">The template, by id, name or both.</param>
    [SetsRequiredMembers]
    public TemplateContent(TemplateReference template) => Template = template;

    /// <summary>The template; its id or its name must be known.</summary>
    public required TemplateReference Template
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Template));
            field = (value.Id ?? value.Name) is null
                ? throw new ArgumentException("A template is named by its id or its name.", nameof(Template))
                : value;
        }
    }

    /// <summary>The body's parameters: positional as <c>1</c>, <c>2</c>, … or by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters
    {
        get;
        init => field = Argument.Pairs(value);
    } = ReadOnlyDictionary.Empty;

    /// <summary>The variable parts of the template's buttons, by the names or positions the service uses.</summary>
    public IReadOnlyDictionary<string, string> ButtonParameters
    {
        get;
        init => field = Argument.Pairs(value);
    } = ReadOnlyDictionary.Empty;

    /// <summary>The media of the template's header; null for none.</summary>
    public MediaContent? HeaderMedia { get; init; }

    /// <inheritdoc />
    public override MessageContents Kind => MessageContents.Template;
}
