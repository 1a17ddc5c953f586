using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.FlowIQ.Wire;

/// <summary>What every answer has, and what it may be instead: an error, a label or an object, with or without <c>success</c>.</summary>
internal class FlowIQAnswer
{
    public bool? Success { get; init; }

    public JsonElement Error { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }

    /// <summary>With an error: the number that is no contact, of a send.</summary>
    public string? WhatsappId { get; init; }

    /// <summary>Of find-by-phone, found or not.</summary>
    public string? NormalizedPhone { get; init; }

    public FlowIQContact? ExistingContact { get; init; }
}

internal sealed class FlowIQContactsAnswer : FlowIQAnswer
{
    public IReadOnlyList<FlowIQContact?>? Contacts { get; init; }

    public FlowIQPagination? Pagination { get; init; }
}

internal sealed class FlowIQContactAnswer : FlowIQAnswer
{
    public FlowIQContact? Contact { get; init; }
}

internal sealed class FlowIQMessagesAnswer : FlowIQAnswer
{
    public IReadOnlyList<FlowIQMessage?>? Messages { get; init; }

    public FlowIQPagination? Pagination { get; init; }
}

internal sealed class FlowIQSentAnswer : FlowIQAnswer
{
    public FlowIQSentData? Data { get; init; }
}

internal sealed class FlowIQTemplateAnswer : FlowIQAnswer
{
    public FlowIQSummary? Summary { get; init; }

    public IReadOnlyList<FlowIQTemplateResult?>? Results { get; init; }

    [JsonPropertyName("broadcastId")]
    public string? BroadcastId { get; init; }
}

internal sealed class FlowIQWebhookAnswer : FlowIQAnswer
{
    public FlowIQWebhook? Webhook { get; init; }
}

internal sealed class FlowIQPagination
{
    [JsonPropertyName("currentPage")]
    public decimal? CurrentPage { get; init; }

    [JsonPropertyName("totalPages")]
    public decimal? TotalPages { get; init; }

    [JsonPropertyName("totalContacts")]
    public decimal? TotalContacts { get; init; }

    [JsonPropertyName("totalMessages")]
    public decimal? TotalMessages { get; init; }

    [JsonPropertyName("contactsPerPage")]
    public decimal? ContactsPerPage { get; init; }

    [JsonPropertyName("messagesPerPage")]
    public decimal? MessagesPerPage { get; init; }

    [JsonPropertyName("hasNextPage")]
    public bool? HasNextPage { get; init; }
}

/// <summary>A contact in all three dialects.</summary>
internal sealed class FlowIQContact
{
    public string? Id { get; init; }

    public string? FullName { get; init; }

    public string? ContactName { get; init; }

    public string? WhatsappId { get; init; }

    public string? WhatsappNumber { get; init; }

    public string? PhoneNumber { get; init; }

    public string? Email { get; init; }

    /// <summary>A list of texts by the documents.</summary>
    public JsonElement Tags { get; init; }

    public bool? Archived { get; init; }

    public bool? HasUnreadMessages { get; init; }

    public decimal? UnreadCount { get; init; }

    public string? LastMessage { get; init; }

    public string? LastMessageTime { get; init; }

    public string? CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }
}

/// <summary>A message in both dialects; each pair is one field.</summary>
internal class FlowIQMessage
{
    public string? Id { get; init; }

    public string? WhatsappMessageId { get; init; }

    public string? Content { get; init; }

    public string? Message { get; init; }

    public string? Sender { get; init; }

    public string? SenderType { get; init; }

    public string? Status { get; init; }

    public string? MessageStatus { get; init; }

    public string? Timestamp { get; init; }

    public string? CreatedAt { get; init; }

    [JsonPropertyName("mediaType")]
    public string? MediaTypeCamel { get; init; }

    public string? MediaType { get; init; }

    [JsonPropertyName("mediaUrl")]
    public string? MediaUrlCamel { get; init; }

    public string? MediaUrl { get; init; }

    /// <summary>Not on the pages about reading; the stored row that webhooks show has it.</summary>
    public string? MediaFileName { get; init; }

    /// <summary>As <see cref="MediaFileName"/>, in received messages.</summary>
    public string? FileName { get; init; }

    /// <summary>Not on the pages about reading; the stored row that webhooks show has it.</summary>
    public string? ReplyContextId { get; init; }

    public string? Assignee { get; init; }

    [JsonPropertyName("voiceTranscription")]
    public string? VoiceTranscription { get; init; }

    public string? VoiceNoteTranscription { get; init; }

    /// <summary>A list of objects whose fields only one example shows.</summary>
    public JsonElement Reactions { get; init; }
}

internal sealed class FlowIQSentData
{
    public string? MessageId { get; init; }

    public string? Recipient { get; init; }
}

internal sealed class FlowIQSummary
{
    public decimal? Successful { get; init; }

    public decimal? Failed { get; init; }
}

internal sealed class FlowIQTemplateResult
{
    [JsonPropertyName("contactId")]
    public string? ContactId { get; init; }

    public bool? Success { get; init; }

    [JsonPropertyName("messageId")]
    public string? MessageId { get; init; }

    public JsonElement Error { get; init; }
}

internal sealed class FlowIQWebhook
{
    public string? Id { get; init; }
}
