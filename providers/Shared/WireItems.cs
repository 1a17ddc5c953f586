namespace MessagingHub;

/// <summary>Makes the contract's items of a service's.</summary>
internal static class WireItems
{
    /// <summary>How many errors of fields, or numbers by name, are kept of one answer: more than anybody reads, and the hub keeps no more.</summary>
    public const int MostKept = 100;

    /// <summary>All items but those that are null, in an array that is no larger than they need.</summary>
    public static T[] ToModels<TWire, T>(IReadOnlyList<TWire?> items, Func<TWire, T> map)
        where TWire : class
    {
        var models = new T[items.Count];
        int count = 0;
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is { } item)
            {
                models[count++] = map(item);
            }
        }

        return count == models.Length ? models : models[..count];
    }
}
