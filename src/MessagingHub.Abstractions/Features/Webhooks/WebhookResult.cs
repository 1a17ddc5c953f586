namespace MessagingHub;

/// <summary>What a webhook request turned out to be.</summary>
public sealed record WebhookResult
{
    /// <summary>Whether the request provably came from the service.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>Why it was refused, or, when it was verified, why its body was not understood; null otherwise. It is for logs, without any secret and any of the body's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The events; empty when it was refused.</summary>
    public IReadOnlyList<MessagingEvent> Events { get; init; } = [];

    /// <summary>The result of a delivery that provably came from the service.</summary>
    /// <param name="events">What it says.</param>
    public static WebhookResult Verified(IReadOnlyList<MessagingEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new WebhookResult { IsVerified = true, Events = events };
    }

    /// <summary>The result of a delivery that may have come from anybody.</summary>
    /// <param name="reason">Why it is refused and what the operator can do, without any secret. It is for logs, not for the sender.</param>
    public static WebhookResult Refused(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new WebhookResult { IsVerified = false, Reason = reason };
    }
}
