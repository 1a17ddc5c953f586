using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.FlowIQ.Wire;

/// <summary>What every answer has, and what it may be instead: an error, a label or an object, with or without <c>success</c>.</summary>
internal class FlowIQAnswer
{
    public bool? Success { get; set; }

    public JsonElement Error { get; set; }

    public string? Message { get; set; }

    public string? Details { get; set; }

    /// <summary>With an error: the number that is no contact, of a send.</summary>
    public string? WhatsappId { get; set; }

    /// <summary>Of find-by-phone, found or not.</summary>
    public string? NormalizedPhone { get; set; }

    [JsonConverter(typeof(LenientObjectConverter<FlowIQContact>))]
    public FlowIQContact? ExistingContact { get; set; }
}

internal sealed class FlowIQContactsAnswer : FlowIQAnswer
{
    public IReadOnlyList<FlowIQContact?>? Contacts { get; set; }

    public FlowIQPagination? Pagination { get; set; }
}

internal sealed class FlowIQContactAnswer : FlowIQAnswer
{
    public FlowIQContact? Contact { get; set; }
}

internal sealed class FlowIQMessagesAnswer : FlowIQAnswer
{
    public IReadOnlyList<FlowIQMessage?>? Messages { get; set; }

    public FlowIQPagination? Pagination { get; set; }
}

internal sealed class FlowIQSentAnswer : FlowIQAnswer
{
    public FlowIQSentData? Data { get; set; }
}

internal sealed class FlowIQTemplateAnswer : FlowIQAnswer
{
    public FlowIQSummary? Summary { get; set; }

    public IReadOnlyList<FlowIQTemplateResult?>? Results { get; set; }

    [JsonPropertyName("broadcastId")]
    public string? BroadcastId { get; set; }
}

internal sealed class FlowIQWebhookAnswer : FlowIQAnswer
{
    public FlowIQWebhook? Webhook { get; set; }
}

internal sealed class FlowIQPagination
{
    [JsonPropertyName("currentPage")]
    public decimal? CurrentPage { get; set; }

    [JsonPropertyName("totalPages")]
    public decimal? TotalPages { get; set; }

    [JsonPropertyName("totalContacts")]
    public decimal? TotalContacts { get; set; }

    [JsonPropertyName("totalMessages")]
    public decimal? TotalMessages { get; set; }

    [JsonPropertyName("contactsPerPage")]
    public decimal? ContactsPerPage { get; set; }

    [JsonPropertyName("messagesPerPage")]
    public decimal? MessagesPerPage { get; set; }

    [JsonPropertyName("hasNextPage")]
    public bool? HasNextPage { get; set; }
}

/// <summary>A contact in all three dialects.</summary>
internal sealed class FlowIQContact
{
    public string? Id { get; set; }

    public string? FullName { get; set; }

    public string? ContactName { get; set; }

    public string? WhatsappId { get; set; }

    public string? WhatsappNumber { get; set; }

    public string? PhoneNumber { get; set; }

    public string? Email { get; set; }

    [JsonConverter(typeof(FlowIQTagsConverter))]
    public IReadOnlyList<string>? Tags { get; set; }

    public bool? Archived { get; set; }

    public bool? HasUnreadMessages { get; set; }

    public decimal? UnreadCount { get; set; }

    public string? LastMessage { get; set; }

    public DateTimeOffset? LastMessageTime { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

/// <summary>A message in both dialects; each pair is one field.</summary>
internal class FlowIQMessage
{
    public string? Id { get; set; }

    public string? WhatsappMessageId { get; set; }

    public string? Content { get; set; }

    public string? Message { get; set; }

    public string? Sender { get; set; }

    public string? SenderType { get; set; }

    public string? Status { get; set; }

    public string? MessageStatus { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    [JsonPropertyName("mediaType")]
    public string? MediaTypeCamel { get; set; }

    public string? MediaType { get; set; }

    [JsonPropertyName("mediaUrl")]
    public string? MediaUrlCamel { get; set; }

    public string? MediaUrl { get; set; }

    /// <summary>Not on the pages about reading; the stored row that webhooks show has it.</summary>
    public string? MediaFileName { get; set; }

    /// <summary>As <see cref="MediaFileName"/>, in received messages.</summary>
    public string? FileName { get; set; }

    /// <summary>Not on the pages about reading; the stored row that webhooks show has it.</summary>
    public string? ReplyContextId { get; set; }

    public string? Assignee { get; set; }

    [JsonPropertyName("voiceTranscription")]
    public string? VoiceTranscription { get; set; }

    public string? VoiceNoteTranscription { get; set; }

    /// <summary>A list of objects whose fields only one example shows.</summary>
    public JsonElement Reactions { get; set; }
}

internal sealed class FlowIQSentData
{
    public string? MessageId { get; set; }

    public string? Recipient { get; set; }
}

internal sealed class FlowIQSummary
{
    public decimal? Successful { get; set; }

    public decimal? Failed { get; set; }
}

internal sealed class FlowIQTemplateResult
{
    [JsonPropertyName("contactId")]
    public string? ContactId { get; set; }

    public bool? Success { get; set; }

    [JsonPropertyName("messageId")]
    public string? MessageId { get; set; }

    public JsonElement Error { get; set; }
}

internal sealed class FlowIQWebhook
{
    public string? Id { get; set; }
}
