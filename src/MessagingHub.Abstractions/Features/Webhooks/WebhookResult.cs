namespace MessagingHub;

/// <summary>What a webhook request turned out to be.</summary>
public sealed record WebhookResult
{
    /// <summary>Whether the request provably came from the service.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>Why it was refused; null when it was verified.</summary>
    public string? Reason { get; init; }

    /// <summary>The events; empty when it was refused.</summary>
    public IReadOnlyList<MessagingEvent> Events { get; init; } = [];
}
