namespace MessagingHub;

/// <summary>A section of a menu.</summary>
public sealed record ListSection
{
    /// <summary>The section's heading; null for none.</summary>
    public string? Title
    {
        get;
        init => field = Argument.OptionalText(value);
    }

    /// <summary>The rows to choose from, at least one.</summary>
    public required IReadOnlyList<ListRow> Rows
    {
        get;
        init => field = Argument.List(value);
    }

    /// <summary>How many rows, never their texts.</summary>
    public override string ToString() => $"ListSection {{ Rows = {Rows.Count} }}";
}
