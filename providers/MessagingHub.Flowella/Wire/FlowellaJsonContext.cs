using System.Text.Json.Serialization;

namespace MessagingHub.Flowella.Wire;

/// <summary>Source-generated JSON of everything on the wire: lenient when reading, exact when writing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientStringConverter), typeof(LenientBooleanConverter), typeof(LenientNumberConverter), typeof(LenientTimeConverter),
        typeof(LenientMapConverter<decimal?>), typeof(LenientItemsConverter<FlowellaConversation>), typeof(LenientItemsConverter<FlowellaContact>),
        typeof(LenientItemsConverter<FlowellaTemplate>)])]
[JsonSerializable(typeof(FlowellaAnswer))]
[JsonSerializable(typeof(FlowellaPing))]
[JsonSerializable(typeof(FlowellaList<FlowellaConversation>))]
[JsonSerializable(typeof(FlowellaList<FlowellaContact>))]
[JsonSerializable(typeof(FlowellaList<FlowellaTemplate>))]
[JsonSerializable(typeof(FlowellaConversation))]
[JsonSerializable(typeof(FlowellaContact))]
[JsonSerializable(typeof(FlowellaTemplate))]
[JsonSerializable(typeof(FlowellaSentText))]
[JsonSerializable(typeof(FlowellaJob))]
[JsonSerializable(typeof(FlowellaOptOut))]
[JsonSerializable(typeof(FlowellaAnalytics))]
[JsonSerializable(typeof(FlowellaTextRequest))]
[JsonSerializable(typeof(FlowellaJobRequest))]
[JsonSerializable(typeof(FlowellaContactRequest))]
[JsonSerializable(typeof(FlowellaOptOutRequest))]
[JsonSerializable(typeof(FlowellaWebhookEvent))]
internal sealed partial class FlowellaJsonContext : JsonSerializerContext;
