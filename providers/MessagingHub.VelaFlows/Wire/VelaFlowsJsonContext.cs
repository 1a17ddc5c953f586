using System.Text.Json.Serialization;

namespace MessagingHub.VelaFlows.Wire;

/// <summary>Source-generated JSON of everything on the wire: lenient when reading, exact when writing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientStringConverter), typeof(LenientBooleanConverter), typeof(LenientNumberConverter), typeof(LenientTimeConverter),
        typeof(LenientItemsConverter<VelaFlowsConversation>), typeof(LenientItemsConverter<VelaFlowsLead>)])]
[JsonSerializable(typeof(VelaFlowsAnswer))]
[JsonSerializable(typeof(VelaFlowsAnswer<VelaFlowsList<VelaFlowsConversation>>), TypeInfoPropertyName = "ConversationList")]
[JsonSerializable(typeof(VelaFlowsAnswer<VelaFlowsList<VelaFlowsLead>>), TypeInfoPropertyName = "LeadList")]
[JsonSerializable(typeof(VelaFlowsAnswer<VelaFlowsSentMessage>), TypeInfoPropertyName = "SentMessage")]
[JsonSerializable(typeof(VelaFlowsAnswer<VelaFlowsWrittenContact>), TypeInfoPropertyName = "WrittenContact")]
[JsonSerializable(typeof(VelaFlowsAnswer<VelaFlowsSubscription>), TypeInfoPropertyName = "Subscription")]
[JsonSerializable(typeof(VelaFlowsConversation))]
[JsonSerializable(typeof(VelaFlowsLead))]
[JsonSerializable(typeof(VelaFlowsMessageRequest))]
[JsonSerializable(typeof(VelaFlowsLeadRequest))]
[JsonSerializable(typeof(VelaFlowsCustomerRequest))]
[JsonSerializable(typeof(VelaFlowsSubscriptionRequest))]
[JsonSerializable(typeof(VelaFlowsWebhookEvent))]
internal sealed partial class VelaFlowsJsonContext : JsonSerializerContext;
