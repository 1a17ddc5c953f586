using System.Text.Json.Serialization;

namespace MessagingHub.Tests.Contract;

/// <summary>An application's own source-generated JSON of the models.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(MessageTemplate))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(MessageStatistics))]
[JsonSerializable(typeof(ConnectionCheck))]
[JsonSerializable(typeof(OptOut))]
[JsonSerializable(typeof(ContactGroup))]
[JsonSerializable(typeof(MessagingEvent))]
[JsonSerializable(typeof(WebhookSubscription))]
[JsonSerializable(typeof(Page<Contact>))]
[JsonSerializable(typeof(MessagingErrorCode))]
[JsonSerializable(typeof(MessageRecipient))]
internal sealed partial class ContractJson : JsonSerializerContext;
