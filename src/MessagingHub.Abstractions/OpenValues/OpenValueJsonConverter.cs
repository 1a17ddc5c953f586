using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Writes an open value as the plain string it stands for; public because source-generated JSON in other assemblies names it.</summary>
/// <typeparam name="T">The open value type.</typeparam>
public sealed class OpenValueJsonConverter<T> : JsonConverter<T>
    where T : struct, IOpenValue<T>
{
    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? T.Create(text)
            : throw new JsonException($"{typeof(T).Name} is a non-empty string.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
