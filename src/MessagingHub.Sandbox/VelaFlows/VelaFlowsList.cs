using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Sandbox;

/// <summary>One kind of thing as lists show it: how it is searched, sorted and written.</summary>
internal sealed class VelaFlowsList<T, TWire>(JsonTypeInfo<TWire> json, Func<T, TWire> show)
{
    /// <summary>The sortable fields; times are sorted as the text they are written as.</summary>
    public required IReadOnlyDictionary<string, Func<T, string?>> SortKeys { get; init; }

    /// <summary>The texts that <c>search</c> looks through.</summary>
    public required Func<T, IEnumerable<string?>> Words { get; init; }

    /// <param name="call">The request.</param>
    /// <param name="items">All items that pass the list's own filters, in order of creation.</param>
    public Answer Answer(Call call, IEnumerable<T> items)
    {
        VelaFlowsQuery query = VelaFlowsQuery.Read(call.Query, SortKeys.Keys);
        Func<T, string?> key = SortKeys[query.SortBy];
        T[] found = [.. items.Where(item => Matches(item, query.Search)).OrderBy(key, StringComparer.OrdinalIgnoreCase)];
        if (query.Descending)
        {
            Array.Reverse(found);
        }

        PageTurn turn = PageTurn.Of(query.Page, query.Limit, found.Length, call.Trick);
        return VelaFlowsJson.Success(200, writer =>
        {
            writer.WriteStartArray("items");
            foreach (T item in found.Skip(turn.Skip).Take(turn.Take))
            {
                JsonSerializer.Serialize(writer, show(item), json);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("pagination");
            writer.WriteNumber("page", turn.Page);
            writer.WriteNumber("limit", query.Limit);
            writer.WriteNumber("total", found.Length);
            WriteTotalPages(writer, turn, call.Trick);
            writer.WriteEndObject();
        });
    }

    private static void WriteTotalPages(Utf8JsonWriter writer, PageTurn turn, PagingTrick? trick)
    {
        if (trick == PagingTrick.NullCursor && !turn.HasNext)
        {
            writer.WriteNull("totalPages");
            return;
        }

        writer.WriteNumber("totalPages", trick == PagingTrick.EmptyCursor && !turn.HasNext ? 0 : turn.TotalPages);
    }

    private bool Matches(T item, string? search)
        => search is null || Words(item).Any(word => word?.Contains(search, StringComparison.OrdinalIgnoreCase) == true);
}
