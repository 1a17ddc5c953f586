namespace MessagingHub;

/// <summary>An item of a list, with its place in it and the channel where the item itself has no word for that.</summary>
internal sealed record InMemoryRow<T>(long Place, T Item, MessageChannel? Channel);
