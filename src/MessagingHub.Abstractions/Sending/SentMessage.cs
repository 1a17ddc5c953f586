using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>What a service answered when it accepted a message. What it does not say is null.</summary>
public sealed record SentMessage
{
    /// <summary>The name of the account it was sent through.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id of the message; null where it gives none, as for a job.</summary>
    public string? Id { get; init; }

    /// <summary>Where it stands: <c>accepted</c> where the service says nothing more, because the acceptance is the fact.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>The id of the conversation it belongs to.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The id of the contact it went to.</summary>
    public string? ContactId { get; init; }

    /// <summary>The id of the job that sends it.</summary>
    public string? JobId { get; init; }

    /// <summary>The addresses the service echoed.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <summary>When the service is going to send it; null for now.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>The credits it cost.</summary>
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits that are left.</summary>
    public decimal? CreditsLeft { get; init; }

    /// <summary>Whether this is the recorded result of an earlier send with the same idempotency key; <see cref="Recipients"/> and <see cref="Raw"/> are null then.</summary>
    public bool? Replayed { get; init; }

    /// <summary>The accounts a route tried, in order, the last of which accepted it; null where it was sent without a route.</summary>
    public IReadOnlyList<SendAttempt>? Attempts { get; init; }

    /// <summary>What the service sent.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }

    /// <summary>Which message, without addresses.</summary>
    public override string ToString() =>
        $"SentMessage {{ Provider = {Provider}, Id = {Id}, JobId = {JobId}, Status = {Status}, ConversationId = {Mask.Id(ConversationId)} }}";
}
