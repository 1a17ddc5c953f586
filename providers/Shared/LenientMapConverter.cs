using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub;

/// <summary>Reads an object as a map of its fields; anything else, such as the empty list PHP writes for an empty map, counts as absent.</summary>
/// <remarks>All fields are read, because a late one may be the one that matters; how many an answer may have, the hub bounds before anything is read.</remarks>
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
            string name = reader.GetString()!;
            reader.Read();
            fields[name] = JsonSerializer.Deserialize(ref reader, TypeOf(options));
        }

        return fields;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, T? field) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, field, TypeOf(options)!);
        }

        writer.WriteEndObject();
    }

    private static JsonTypeInfo<T> TypeOf(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
