using System.Globalization;
using System.Text;

namespace MessagingHub.Benchmarks;

/// <summary>A list of a service: full pages of the same hundred contacts, with what the service says about the next page.</summary>
internal sealed class Pages
{
    public const int Size = 100;

    private readonly string _position;
    private readonly Func<string, int, string> _envelope;
    private readonly string _items;
    private readonly byte[] _first;

    /// <param name="position">The query value that names the page.</param>
    /// <param name="item">The contact of a number.</param>
    /// <param name="envelope">What the service puts around a page's items.</param>
    public Pages(string position, Func<string, string> item, Func<string, int, string> envelope)
    {
        _position = position + "=";
        _envelope = envelope;
        _items = string.Join(',', Enumerable.Range(100, Size).Select(number => item(number.ToString(CultureInfo.InvariantCulture))));
        _first = Page(1);
    }

    public byte[] Answer(Uri address)
    {
        string? asked = address.Query.TrimStart('?').Split('&')
            .FirstOrDefault(pair => pair.StartsWith(_position, StringComparison.Ordinal))?[_position.Length..];
        return asked is null or "1" ? _first : Page(int.Parse(asked, CultureInfo.InvariantCulture));
    }

    private byte[] Page(int number) => Encoding.UTF8.GetBytes(_envelope(_items, number));
}
