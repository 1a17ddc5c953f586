using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Sandbox;

/// <summary>Source-generated metadata for what the VelaFlows dialect writes, and the few ways it writes.</summary>
[JsonSerializable(typeof(VelaFlowsErrorBody))]
[JsonSerializable(typeof(VelaFlowsConversation))]
[JsonSerializable(typeof(VelaFlowsLead))]
[JsonSerializable(typeof(VelaFlowsTag))]
[JsonSerializable(typeof(VelaFlowsMade))]
internal sealed partial class VelaFlowsJson : JsonSerializerContext
{
    /// <summary>Text as a JavaScript service writes it: plus signs, accents and emoji as they are.</summary>
    private static JavaScriptEncoder Plain => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static VelaFlowsJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = Plain,
    });

    /// <summary>A single resource: under its own name in <c>data</c>.</summary>
    public static Answer Resource<T>(string name, T body, JsonTypeInfo<T> json, int status = 200)
        => Success(status, writer =>
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, body, json);
        });

    /// <summary>A successful envelope; the caller writes what is inside <c>data</c>.</summary>
    public static Answer Success(int status, Action<Utf8JsonWriter> writeData)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Plain }))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("success", true);
            writer.WriteStartObject("data");
            writeData(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return new Answer(status, bytes.ToArray());
    }

    /// <summary>ISO 8601, UTC, milliseconds.</summary>
    public static string Time(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
