using System.Text.Json.Serialization;

namespace MessagingHub.Tests.Sending;

/// <summary>A store's own source-generated JSON of its records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendRecord))]
internal sealed partial class SendRecordJson : JsonSerializerContext;
