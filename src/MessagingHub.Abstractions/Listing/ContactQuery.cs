namespace MessagingHub;

/// <summary>Which contacts to list.</summary>
public sealed record ContactQuery
{
    /// <summary>Only contacts with this status, in the service's own word; null for all.</summary>
    public string? Status
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>Only contacts of this channel; null for all.</summary>
    public MessageChannel? Channel { get; init; }

    /// <summary>Only contacts the service finds for this text; null for all.</summary>
    public string? Search
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>Only contacts of the group with this id; null for all.</summary>
    public string? GroupId
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>Which filters are set.</summary>
    public ListFilters Filters =>
        (Status is null ? 0 : ListFilters.Status) | (Channel is null ? 0 : ListFilters.Channel)
        | (Search is null ? 0 : ListFilters.Search) | (GroupId is null ? 0 : ListFilters.Group);

    /// <summary>Which filters are set, without the searched text.</summary>
    public override string ToString() => $"ContactQuery {{ Filters = {Filters} }}";
}
