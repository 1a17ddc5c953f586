namespace MessagingHub.Sandbox;

/// <summary>Things in the order they came, each under a number that is never given twice: the ground that stable cursors stand on.</summary>
internal sealed class NumberedList<T> where T : class
{
    private readonly SortedDictionary<int, T> _items = [];
    private int _last;

    /// <summary>The number given last; 0 when none was.</summary>
    public int Last => _last;

    public T Add(Func<int, T> create)
    {
        T item = create(++_last);
        _items.Add(_last, item);
        return item;
    }

    public T Replace(int number, T item) => _items[number] = item;

    public void Remove(int number) => _items.Remove(number);

    public T? Find(int number) => _items.GetValueOrDefault(number);

    public T[] ToArray() => [.. _items.Values];

    /// <summary>Empties the list and keeps counting, so that an old id cannot come to mean something else.</summary>
    public void Clear() => _items.Clear();

    /// <summary>Empties the list and counts from 1 again.</summary>
    public void Restart()
    {
        _items.Clear();
        _last = 0;
    }
}
