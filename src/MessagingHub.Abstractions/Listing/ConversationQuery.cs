namespace MessagingHub;

/// <summary>Which conversations to list.</summary>
public sealed record ConversationQuery
{
    /// <summary>Only conversations that stand so; null for all.</summary>
    public ConversationStatus? Status { get; init; }

    /// <summary>Only conversations over this channel; null for all.</summary>
    public MessageChannel? Channel { get; init; }

    /// <summary>Only conversations the service finds for this text; null for all.</summary>
    public string? Search
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>Which filters are set.</summary>
    public ListFilters Filters =>
        (Status is null ? 0 : ListFilters.Status) | (Channel is null ? 0 : ListFilters.Channel) | (Search is null ? 0 : ListFilters.Search);

    /// <summary>Which filters are set, without the searched text.</summary>
    public override string ToString() => $"ConversationQuery {{ Filters = {Filters} }}";
}
