using System.Globalization;

namespace MessagingHub;

/// <summary>A list in the order its items were first added. Not thread-safe: its owner locks.</summary>
internal sealed class InMemoryTable<T>(Func<T, string?> idOf)
    where T : class
{
    private readonly List<InMemoryRow<T>> _rows = [];
    private long _places;

    public IEnumerable<T> Items => _rows.Select(row => row.Item);

    public T? Find(string? id) => id is null ? null : Items.FirstOrDefault(item => idOf(item) == id);

    /// <summary>Adds an item, or puts it in the place of the one with the same id.</summary>
    public void Put(T item, MessageChannel? channel = null)
    {
        int known = idOf(item) is { } id ? _rows.FindIndex(row => idOf(row.Item) == id) : -1;
        if (known >= 0)
        {
            _rows[known] = _rows[known] with { Item = item, Channel = channel ?? _rows[known].Channel };
        }
        else
        {
            _rows.Add(new InMemoryRow<T>(++_places, item, channel));
        }
    }

    public bool Remove(string id) => _rows.RemoveAll(row => idOf(row.Item) == id) > 0;

    public void Clear() => _rows.Clear();

    /// <summary>A page begins after the place of the last item before it, so that additions and removals make it neither skip nor repeat.</summary>
    public WirePage<T> Page(WirePageRequest request, Func<InMemoryRow<T>, bool> isWanted)
    {
        long after = request.Position is { } position ? long.Parse(position, CultureInfo.InvariantCulture) : 0;
        InMemoryRow<T>[] wanted = [.. _rows.Where(isWanted)];
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
