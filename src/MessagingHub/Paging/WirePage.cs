namespace MessagingHub;

/// <summary>A page as a provider's normalizer read it.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record WirePage<T>
{
    /// <summary>The items.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Where the next page begins (a cursor, a page number); null or empty on the last page.</summary>
    public string? NextPosition { get; init; }

    /// <summary>How many items the whole list has; null where the service does not say.</summary>
    public long? TotalCount { get; init; }

    /// <summary>What the service sent; null only where nothing came over a wire.</summary>
    public required RawResponse? Raw { get; init; }
}
