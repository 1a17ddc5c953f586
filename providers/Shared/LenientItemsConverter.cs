using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Reads the items of a page; what is no item is null in its place, and what is no list counts as absent.</summary>
/// <remarks>Unlike <see cref="LenientListConverter{T}"/> it keeps the count of the items, by which the end of a list may be told.</remarks>
/// <typeparam name="T">A wire record, known to the JSON context.</typeparam>
internal sealed class LenientItemsConverter<T> : JsonConverter<IReadOnlyList<T?>>
    where T : class
{
    public override IReadOnlyList<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        JsonConverter<T> converter = WireTypes.ConverterOf<T>(options);
        var items = new List<T?>();
        bool hasItem = false;
        bool hasOther = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                hasItem = true;
                items.Add(converter.Read(ref reader, typeof(T), options));
            }
            else
            {
                hasOther |= reader.TokenType != JsonTokenType.Null;
                reader.Skip();
                items.Add(null);
            }
        }

        // Where nothing of a page could be understood, it must not pass for an empty one.
        return hasOther && !hasItem ? null : items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?> value, JsonSerializerOptions options) =>
        WireTypes.WriteList(writer, value, options);
}
