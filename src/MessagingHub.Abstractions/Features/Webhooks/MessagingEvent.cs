using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Something that happened at a service. What it does not say is null.</summary>
public sealed record MessagingEvent
{
    /// <summary>The name of the account.</summary>
    public string? Provider { get; init; }

    /// <summary>The kind of service, such as <c>Flowella</c>.</summary>
    public string? Service { get; init; }

    /// <summary>What tells repeated reports of one event from another event, within the account.</summary>
    /// <remarks>The service's id of the event; where it gives none, what happened and the id of the message it happened to. Null where there is neither.</remarks>
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

    /// <summary>Whether the message concerned came from the contact or went to it.</summary>
    public MessageDirection? Direction { get; init; }

    /// <summary>The status of the message concerned, where the service names one: known words in lower case, unknown ones as received.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>The channel the message or the conversation runs over.</summary>
    public MessageChannel? Channel { get; init; }

    /// <summary>The service's id of the contact.</summary>
    public string? ContactId { get; init; }

    /// <summary>The contact's name.</summary>
    public string? ContactName { get; init; }

    /// <summary>The contact's phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The message's text.</summary>
    public string? Text { get; init; }

    /// <summary>The file that came with the message.</summary>
    public MessageMedia? Media { get; init; }

    /// <summary>The id of the message that this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The id of the team member a conversation was assigned to.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>The event's bytes as received: JSON in UTF-8, unless the service sent something else.</summary>
    /// <remarks>The memory is the delivery's body, not a copy.</remarks>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>Which event, without address or text.</summary>
    public override string ToString() =>
        $"MessagingEvent {{ Provider = {Provider}, Service = {Service}, Id = {Mask.Id(Id)}, Kind = {Kind}, Type = {Type}, MessageId = {Mask.Id(MessageId)} }}";
}
