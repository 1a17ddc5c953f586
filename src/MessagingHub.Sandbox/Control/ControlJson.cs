using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

/// <summary>Source-generated metadata for the control API; what is null is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ControlError))]
[JsonSerializable(typeof(ControlDescription))]
[JsonSerializable(typeof(ControlFaultRequest))]
[JsonSerializable(typeof(ControlFaultScript))]
[JsonSerializable(typeof(IEnumerable<ControlFaultScript>))]
[JsonSerializable(typeof(IReadOnlyList<AcceptedMessage>))]
[JsonSerializable(typeof(IReadOnlyList<SeenRequest>))]
internal sealed partial class ControlJson : JsonSerializerContext;
