namespace MessagingHub;

/// <summary>A message template. What the service does not say is null.</summary>
public sealed record MessageTemplate
{
    /// <summary>The name of the account it was read from.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id.</summary>
    public string? Id { get; init; }

    /// <summary>The template's name.</summary>
    public string? Name { get; init; }

    /// <summary>The language code, such as <c>en_US</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The category in the service's own word, such as <c>MARKETING</c>.</summary>
    public string? Category { get; init; }

    /// <summary>Whether it may be used: known words in lower case, unknown ones as received.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>The body's text with its placeholders.</summary>
    public string? Body { get; init; }

    /// <summary>A reference that carries both id and name, so that it works whichever one the service wants.</summary>
    /// <exception cref="InvalidOperationException">Neither id nor name is known.</exception>
    public TemplateReference AsReference() =>
        Argument.IsId(Id) || Argument.IsId(Name)
            ? new()
            {
                Id = Argument.IsId(Id) ? Id : null,
                Name = Argument.IsId(Name) ? Name : null,
                Language = Argument.IsId(Language) ? Language : null,
            }
            : throw new InvalidOperationException("The template has neither an id nor a name.");

    /// <summary>A message content made of this template.</summary>
    /// <param name="parameters">The body's parameters: positional as <c>1</c>, <c>2</c>, … or by name; null for none.</param>
    /// <exception cref="InvalidOperationException">Neither id nor name is known.</exception>
    public TemplateContent AsContent(IReadOnlyDictionary<string, string>? parameters = null) =>
        new(AsReference()) { Parameters = parameters ?? ReadOnlyDictionary.Empty };

    /// <summary>Which template, without its text.</summary>
    public override string ToString() =>
        $"MessageTemplate {{ Provider = {Provider}, Id = {Id}, Name = {Name}, Language = {Language}, Status = {Status} }}";
}
