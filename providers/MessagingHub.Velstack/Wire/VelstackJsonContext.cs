using System.Text.Json.Serialization;

namespace MessagingHub.Velstack.Wire;

/// <summary>Source-generated JSON of everything on the wire: lenient when reading (<c>Summary</c> and <c>summary</c> are one), exact when writing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LenientStringConverter), typeof(LenientNumberConverter), typeof(LenientTimeConverter), typeof(LenientListConverter<string>),
        typeof(LenientMapConverter<IReadOnlyList<string>>), typeof(LenientListConverter<VelstackSend>), typeof(LenientListConverter<VelstackGroup>),
        typeof(LenientListConverter<VelstackContact>), typeof(LenientListConverter<VelstackSenderIdData>),
    ])]
[JsonSerializable(typeof(VelstackAnswer<VelstackSend>))]
[JsonSerializable(typeof(VelstackAnswer<VelstackGroup>))]
[JsonSerializable(typeof(VelstackAnswer<VelstackContact>))]
[JsonSerializable(typeof(VelstackAnswer<VelstackSenderIdData>))]
[JsonSerializable(typeof(VelstackSend))]
[JsonSerializable(typeof(VelstackGroup))]
[JsonSerializable(typeof(VelstackContact))]
[JsonSerializable(typeof(VelstackSenderIdData))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(VelstackQuickRequest))]
[JsonSerializable(typeof(VelstackGroupSmsRequest))]
[JsonSerializable(typeof(VelstackNewGroupRequest))]
[JsonSerializable(typeof(VelstackRenameGroupRequest))]
[JsonSerializable(typeof(VelstackContactRequest))]
[JsonSerializable(typeof(VelstackSenderIdRequest))]
internal sealed partial class VelstackJsonContext : JsonSerializerContext;
