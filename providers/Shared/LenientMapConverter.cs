using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Reads an object as a map of its fields; anything else, such as the empty list PHP writes for an empty map, counts as absent.</summary>
/// <remarks>Of numbers the first hundred are kept: each costs many times its length. Of anything else all are, because a late one may be the error that matters.</remarks>
/// <typeparam name="T">What a field holds, known to the JSON context and itself read leniently.</typeparam>
internal sealed class LenientMapConverter<T> : JsonConverter<IReadOnlyDictionary<string, T?>>
{
    public override IReadOnlyDictionary<string, T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var fields = new Dictionary<string, T?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (typeof(T).IsValueType && fields.Count == WireItems.MostKept)
            {
                reader.Skip();
                continue;
            }

            string name = reader.GetString()!;
            reader.Read();
            if (JsonSerializer.Deserialize(ref reader, WireTypes.Of<T>(options)) is { } field)
            {
                fields[name] = field;
            }
        }

        return fields;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, T? field) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, field, WireTypes.Of<T>(options)!);
        }

        writer.WriteEndObject();
    }
}
