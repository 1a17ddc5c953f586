using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub;

/// <summary>Reads an object; anything else in its place counts as absent. It is put on single properties, not into the options.</summary>
/// <typeparam name="T">A wire record, known to the JSON context.</typeparam>
internal sealed class LenientObjectConverter<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            // The record's own converter goes on with this reader; the serializer would first look for its end, and so read it twice.
            return ((JsonConverter<T>)TypeOf(options).Converter).Read(ref reader, typeof(T), options);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, TypeOf(options));

    private static JsonTypeInfo<T> TypeOf(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
