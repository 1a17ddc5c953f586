using System.Text.Json.Serialization;

namespace MessagingHub.FlowIQ.Wire;

/// <summary>Source-generated JSON of everything on the wire: lenient when reading, exact when writing. Names in camel case are given one by one.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientStringConverter), typeof(LenientBooleanConverter), typeof(LenientNumberConverter), typeof(LenientTimeConverter),
        typeof(LenientItemsConverter<FlowIQContact>), typeof(LenientItemsConverter<FlowIQMessage>)])]
[JsonSerializable(typeof(FlowIQAnswer))]
[JsonSerializable(typeof(FlowIQContactsAnswer))]
[JsonSerializable(typeof(FlowIQContactAnswer))]
[JsonSerializable(typeof(FlowIQMessagesAnswer))]
[JsonSerializable(typeof(FlowIQSentAnswer))]
[JsonSerializable(typeof(FlowIQTemplateAnswer))]
[JsonSerializable(typeof(FlowIQWebhookAnswer))]
[JsonSerializable(typeof(FlowIQContact))]
[JsonSerializable(typeof(FlowIQMessage))]
[JsonSerializable(typeof(FlowIQMessageRequest))]
[JsonSerializable(typeof(FlowIQTemplateRequest))]
[JsonSerializable(typeof(FlowIQContactRequest))]
[JsonSerializable(typeof(FlowIQWebhookRequest))]
[JsonSerializable(typeof(FlowIQWebhookEvent))]
internal sealed partial class FlowIQJsonContext : JsonSerializerContext;
