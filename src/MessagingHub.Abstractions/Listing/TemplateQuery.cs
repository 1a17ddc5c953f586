namespace MessagingHub;

/// <summary>Which templates to list.</summary>
public sealed record TemplateQuery
{
    /// <summary>Only templates that stand so; null for all.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>Only templates of this channel; null for all.</summary>
    public MessageChannel? Channel { get; init; }

    /// <summary>Only templates the service finds for this text; null for all.</summary>
    public string? Search
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>Which filters are set.</summary>
    public ListFilters Filters =>
        (Status is null ? 0 : ListFilters.Status) | (Channel is null ? 0 : ListFilters.Channel) | (Search is null ? 0 : ListFilters.Search);

    /// <summary>Which filters are set, without the searched text.</summary>
    public override string ToString() => $"TemplateQuery {{ Filters = {Filters} }}";
}
