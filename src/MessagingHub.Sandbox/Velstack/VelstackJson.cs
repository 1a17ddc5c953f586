using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Sandbox;

/// <summary>Source-generated metadata for what the Velstack dialect writes, and the few ways it writes.</summary>
[JsonSerializable(typeof(VelstackSent<string>), TypeInfoPropertyName = "QuickSent")]
[JsonSerializable(typeof(VelstackSent<int>), TypeInfoPropertyName = "GroupSent")]
[JsonSerializable(typeof(VelstackGroup))]
[JsonSerializable(typeof(IReadOnlyList<VelstackGroup>), TypeInfoPropertyName = "GroupList")]
[JsonSerializable(typeof(VelstackGroups))]
[JsonSerializable(typeof(VelstackContact))]
[JsonSerializable(typeof(IReadOnlyList<VelstackContact>), TypeInfoPropertyName = "ContactList")]
[JsonSerializable(typeof(VelstackGroupContacts))]
[JsonSerializable(typeof(IReadOnlyList<VelstackSender>), TypeInfoPropertyName = "SenderList")]
internal sealed partial class VelstackJson : JsonSerializerContext
{
    private static JavaScriptEncoder Plain => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static VelstackJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = Plain,
    });

    /// <summary>A success: creations are 200 too.</summary>
    public static Answer Success<T>(string message, T data, JsonTypeInfo<T> json)
        => Success(message, writer => JsonSerializer.Serialize(writer, data, json));

    /// <summary>A success that has nothing to show: <c>data</c> is there and null.</summary>
    public static Answer Done(string message) => Success(message, writer => writer.WriteNullValue());

    /// <summary>A failure: no <c>data</c>. A code of the caller's own is written as the text it is.</summary>
    public static Answer Error(int status, string message, string? code)
        => Write(status, writer =>
        {
            writer.WriteBoolean("status", false);
            writer.WriteString("message", message);
            if (code is null)
            {
                writer.WriteNumber("code", status);
            }
            else
            {
                writer.WriteString("code", code);
            }
        });

    /// <summary>ISO 8601, UTC, six digits of a second.</summary>
    public static string Time(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static Answer Success(string message, Action<Utf8JsonWriter> writeData)
        => Write(200, writer =>
        {
            writer.WriteBoolean("status", true);
            writer.WriteNumber("code", 200);
            writer.WriteString("message", message);
            writer.WritePropertyName("data");
            writeData(writer);
        });

    private static Answer Write(int status, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Plain }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return new Answer(status, bytes.ToArray());
    }
}
