using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub;

/// <summary>What a converter needs of the JSON context for the wire records inside its own value.</summary>
internal static class WireTypes
{
    /// <summary>A record's or text's metadata in the context.</summary>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    /// <summary>A record's own converter, which goes on with the caller's reader; the serializer would first look for the record's end, and so read it twice.</summary>
    public static JsonConverter<T> ConverterOf<T>(JsonSerializerOptions options) => (JsonConverter<T>)Of<T>(options).Converter;

    /// <summary>Writes a list as it is.</summary>
    public static void WriteList<T>(Utf8JsonWriter writer, IReadOnlyList<T?> items, JsonSerializerOptions options)
        where T : class
    {
        writer.WriteStartArray();
        foreach (T? item in items)
        {
            JsonSerializer.Serialize(writer, item, Of<T>(options)!);
        }

        writer.WriteEndArray();
    }
}
