using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Reads a list that may come as its only item, without the brackets; what is not such an item is left out.</summary>
/// <typeparam name="T">A wire record or a text, known to the JSON context.</typeparam>
internal sealed class LenientListConverter<T> : JsonConverter<IReadOnlyList<T?>>
    where T : class
{
    public override IReadOnlyList<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonConverter<T> converter = WireTypes.ConverterOf<T>(options);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return ReadItem(ref reader, converter, options) is { } only ? [only] : null;
        }

        var items = new List<T?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadItem(ref reader, converter, options) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?> value, JsonSerializerOptions options) =>
        WireTypes.WriteList(writer, value, options);

    private static T? ReadItem(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
    {
        bool isItem = reader.TokenType == JsonTokenType.StartObject
            || (typeof(T) == typeof(string) && reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null));
        if (isItem)
        {
            return converter.Read(ref reader, typeof(T), options);
        }

        reader.Skip();
        return null;
    }
}
