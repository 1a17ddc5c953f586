using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Sandbox;

/// <summary>Source-generated metadata for what the Flowella dialect writes, and the few ways it writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FlowellaErrorBody))]
[JsonSerializable(typeof(FlowellaPing))]
[JsonSerializable(typeof(FlowellaConversation))]
[JsonSerializable(typeof(FlowellaContact))]
[JsonSerializable(typeof(FlowellaTemplate))]
[JsonSerializable(typeof(FlowellaSent))]
[JsonSerializable(typeof(FlowellaOptOut))]
[JsonSerializable(typeof(FlowellaJob))]
[JsonSerializable(typeof(FlowellaAnalytics))]
internal sealed partial class FlowellaJson : JsonSerializerContext
{
    /// <summary>A single object is the whole body: no wrapper. Only ping's 200 is documented; the rest follows it.</summary>
    public static Answer Answer<T>(T body, JsonTypeInfo<T> json, int status = 200)
        => new(status, JsonSerializer.SerializeToUtf8Bytes(body, json));

    /// <summary>ISO 8601, UTC, milliseconds: the form of the introduction's sample.</summary>
    public static string Time(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
