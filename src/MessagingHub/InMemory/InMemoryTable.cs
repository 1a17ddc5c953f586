using System.Globalization;

namespace MessagingHub;

/// <summary>A list in the order its items were first added, each found by its id. Not thread-safe: its owner locks.</summary>
/// <remarks>It drops nothing by itself: what stands in for a service in tests must show all that was done.</remarks>
internal sealed class InMemoryTable<T>(Func<T, string?> idOf)
    where T : class
{
    private readonly OrderedDictionary<string, InMemoryRow<T>> _rows = new(StringComparer.Ordinal);
    private long _places;

    public IEnumerable<T> Items => _rows.Values.Select(row => row.Item);

    public T? Find(string? id) => id is null ? null : _rows.GetValueOrDefault(id)?.Item;

    /// <summary>Adds an item, or puts it in the place of the one with the same id.</summary>
    public void Put(T item, MessageChannel? channel = null)
    {
        string id = idOf(item)!;
        _rows[id] = _rows.TryGetValue(id, out InMemoryRow<T>? known)
            ? known with { Item = item, Channel = channel ?? known.Channel }
            : new InMemoryRow<T>(++_places, item, channel);
    }

    public bool Remove(string id) => _rows.Remove(id);

    public void Clear() => _rows.Clear();

    /// <summary>A page begins after the place of the last item before it, so that additions and removals make it neither skip nor repeat.</summary>
    public WirePage<T> Page(WirePageRequest request, Func<InMemoryRow<T>, bool> isWanted)
    {
        long after = request.Position is { } position ? long.Parse(position, CultureInfo.InvariantCulture) : 0;
        InMemoryRow<T>[] wanted = [.. _rows.Values.Where(isWanted)];
        InMemoryRow<T>[] left = [.. wanted.Where(row => row.Place > after)];
        InMemoryRow<T>[] page = left[..Math.Min(request.Size, left.Length)];
        return new WirePage<T>
        {
            Items = [.. page.Select(row => row.Item)],
            NextPosition = left.Length > page.Length ? page[^1].Place.ToString(CultureInfo.InvariantCulture) : null,
            TotalCount = wanted.Length,
            Raw = null,
        };
    }
}
