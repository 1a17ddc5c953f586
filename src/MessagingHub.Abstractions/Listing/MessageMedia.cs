namespace MessagingHub;

/// <summary>The file that came with a message.</summary>
public sealed record MessageMedia
{
    /// <summary>What the file is: known words in lower case, unknown ones as received.</summary>
    public MediaKind? Kind { get; init; }

    /// <summary>Where the file is, as received.</summary>
    public string? Url { get; init; }

    /// <summary>The file's name.</summary>
    public string? FileName { get; init; }

    /// <summary>The kind only: an address may open the file.</summary>
    public override string ToString() => $"MessageMedia {{ Kind = {Kind} }}";
}
