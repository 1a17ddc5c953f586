using System.Text.Json;
using System.Text.Json.Serialization;

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
            return WireTypes.ConverterOf<T>(options).Read(ref reader, typeof(T), options);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, WireTypes.Of<T>(options));
}
