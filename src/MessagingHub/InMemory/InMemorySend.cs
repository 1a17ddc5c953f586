namespace MessagingHub;

/// <summary>A message that an account in memory accepted.</summary>
public sealed record InMemorySend
{
    /// <summary>The message as it came in.</summary>
    public required OutboundMessage Message { get; init; }

    /// <summary>The answer the caller got, or would have got had it not been lost.</summary>
    public required SentMessage Answer { get; init; }

    /// <summary>The sender in force: the message's own, else the account's <c>DefaultSender</c>; null for none.</summary>
    public string? Sender { get; init; }

    /// <summary>When it was accepted, by the hub's clock.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Which message, without addresses and what is said.</summary>
    public override string ToString() => $"InMemorySend {{ Message = {Message}, Answer = {Answer}, AcceptedAt = {AcceptedAt:O} }}";
}
