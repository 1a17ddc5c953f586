namespace MessagingHub;

/// <summary>A button to answer by.</summary>
public sealed record MessageButton
{
    /// <summary>The button's label.</summary>
    public required string Title
    {
        get;
        init => field = Argument.Text(value);
    }

    /// <summary>What the answer carries; null lets the service choose.</summary>
    public string? Id
    {
        get;
        init => field = Argument.OptionalId(value);
    }

    /// <summary>The id only, never the label.</summary>
    public override string ToString() => $"MessageButton {{ Id = {Mask.Id(Id)} }}";
}
