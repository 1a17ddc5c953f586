using System.Globalization;

namespace MessagingHub.Sandbox;

/// <summary>
/// A place in a list, by the number of the last item seen and not by its index, so that it stays true while others
/// write. A cursor looks like a cuid and belongs to one list.
/// </summary>
/// <param name="List">The list: one lower-case letter.</param>
/// <param name="Before">Items with a smaller number are still to come: lists run from newest to oldest.</param>
/// <param name="Lap">Makes two cursors of one place differ; only faults need more than 0.</param>
internal readonly record struct FlowellaCursor(char List, int Before, int Lap = 0)
{
    private const string Head = "cafter";

    public static FlowellaCursor Start(char list) => new(list, int.MaxValue);

    /// <exception cref="InvalidRequestException">The text is no cursor of this list.</exception>
    public static FlowellaCursor Parse(char list, string text)
    {
        if (text.Length == 25
            && text.StartsWith(Head, StringComparison.Ordinal)
            && text[6] == list
            && int.TryParse(text.AsSpan(7, 8), NumberStyles.None, CultureInfo.InvariantCulture, out int lap)
            && int.TryParse(text.AsSpan(15, 10), NumberStyles.None, CultureInfo.InvariantCulture, out int before))
        {
            return new FlowellaCursor(list, before, lap);
        }

        throw new InvalidRequestException("cursor", "is not a cursor of this list");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Head}{List}{Lap:00000000}{Before:0000000000}");
}
