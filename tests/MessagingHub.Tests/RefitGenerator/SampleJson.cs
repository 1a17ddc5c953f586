using System.Text.Json.Serialization;

namespace MessagingHub.Tests.RefitGenerator;

/// <summary>Source-generated metadata, as a provider has it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SampleBody))]
public sealed partial class SampleJson : JsonSerializerContext;
