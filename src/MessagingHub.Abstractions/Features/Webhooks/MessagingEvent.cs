using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Something that happened at a service. What it does not say is null.</summary>
public sealed record MessagingEvent
{
    /// <summary>The name of the account.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id of the event, to recognize repeated deliveries by.</summary>
    public string? Id { get; init; }

    /// <summary>What happened.</summary>
    public required MessagingEventKind Kind { get; init; }

    /// <summary>What happened, in the service's own word.</summary>
    public string? Type { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The id of the message concerned.</summary>
    public string? MessageId { get; init; }

    /// <summary>The id of the conversation concerned.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The contact's phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The message's text.</summary>
    public string? Text { get; init; }

    /// <summary>The file that came with the message.</summary>
    public MessageMedia? Media { get; init; }

    /// <summary>The event's JSON as received, UTF-8.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>Which event, without address or text.</summary>
    public override string ToString() =>
        $"MessagingEvent {{ Provider = {Provider}, Id = {Id}, Kind = {Kind}, Type = {Type}, MessageId = {MessageId} }}";
}
