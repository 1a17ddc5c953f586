namespace MessagingHub;

/// <summary>Which page a provider is to fetch.</summary>
/// <param name="Position">Where the page begins, as the provider's own normalizer put it (a cursor, a page number); null for the first page.</param>
/// <param name="Size">How many items to ask for: 1 to the service's maximum.</param>
public readonly record struct WirePageRequest(string? Position, int Size);
