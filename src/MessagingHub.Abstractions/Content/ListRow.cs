namespace MessagingHub;

/// <summary>One row of a menu.</summary>
public sealed record ListRow
{
    /// <summary>What the answer carries.</summary>
    public required string Id
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>The row's label.</summary>
    public required string Title
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>The smaller text under the label; null for none.</summary>
    public string? Description
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The id only, never the label.</summary>
    public override string ToString() => $"ListRow {{ Id = {Mask.Id(Id)} }}";
}
