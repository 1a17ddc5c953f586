using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>
/// The list envelope: <c>items</c>, and <c>nextCursor</c> only when there is more. Newest first, which the documents
/// leave open.
/// </summary>
internal static class FlowellaPage
{
    private const int DefaultLimit = 25, MaxLimit = 100;

    /// <param name="call">The request.</param>
    /// <param name="list">The list's letter in cursors.</param>
    /// <param name="oldestFirst">All items that pass the filters.</param>
    /// <param name="number">An item's number in the world.</param>
    /// <param name="show">An item as the service writes it.</param>
    /// <param name="json">How that is written.</param>
    public static Answer Of<T, TWire>(
        Call call, char list, IReadOnlyList<T> oldestFirst, Func<T, int> number, Func<T, TWire> show, JsonTypeInfo<TWire> json)
    {
        int limit = Limit(call.Query);
        string? sent = call.Query.TryGetValue("cursor", out var values) ? values.ToString() : null;
        FlowellaCursor place = sent is null ? FlowellaCursor.Start(list) : FlowellaCursor.Parse(list, sent);

        T[] ahead = [.. oldestFirst.Reverse().Where(item => number(item) < place.Before).Take(limit + 1)];
        T[] items = ahead.Length > limit ? ahead[..limit] : ahead;
        FlowellaCursor last = items.Length == 0 ? place : place with { Before = number(items[^1]) };
        FlowellaCursor? next = ahead.Length > limit ? last : null;
        string? nextText = next?.ToString();
        switch (call.Trick)
        {
            case PagingTrick.RepeatCursor:
                nextText = sent ?? last.ToString();
                break;
            case PagingTrick.LoopCursor:
                string a = new FlowellaCursor(list, Before: 4).ToString();
                nextText = sent == a ? new FlowellaCursor(list, Before: 3).ToString() : a;
                break;
            case PagingTrick.EndlessCursor:
                nextText ??= (FlowellaCursor.Start(list) with { Lap = place.Lap + 1 }).ToString();
                break;
            case PagingTrick.EmptyPage:
                items = [];
                nextText = (place with { Lap = place.Lap + 1 }).ToString();
                break;
            case PagingTrick.EmptyCursor:
                nextText ??= "";
                break;
        }

        return Write(items, show, json, nextText, writeNull: call.Trick == PagingTrick.NullCursor);
    }

    private static int Limit(IQueryCollection query)
    {
        if (!query.TryGetValue("limit", out var values))
        {
            return DefaultLimit;
        }

        return int.TryParse(values.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int limit)
            && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new InvalidRequestException("limit", "must be an integer from 1 to 100");
    }

    private static Answer Write<T, TWire>(
        T[] items, Func<T, TWire> show, JsonTypeInfo<TWire> json, string? nextCursor, bool writeNull)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (T item in items)
            {
                JsonSerializer.Serialize(writer, show(item), json);
            }

            writer.WriteEndArray();
            if (nextCursor is not null || writeNull)
            {
                writer.WriteString("nextCursor", nextCursor);
            }

            writer.WriteEndObject();
        }

        return new Answer(200, bytes.ToArray());
    }
}
