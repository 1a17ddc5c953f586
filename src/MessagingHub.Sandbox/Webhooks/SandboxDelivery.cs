namespace MessagingHub.Sandbox;

/// <summary>One event on its way to one address: one line of the <see cref="WebhookDeliveryLog"/>, as it stood when it was read.</summary>
public sealed record SandboxDelivery
{
    /// <summary>Position in the log, from 1; counting goes on after a clear.</summary>
    public required int Number { get; init; }

    /// <summary>The dialect that tells of the event.</summary>
    public required string Dialect { get; init; }

    /// <summary>The <see cref="WebhookRegistration.Number"/> of the address.</summary>
    public required int Registration { get; init; }

    /// <summary>The event's name in the service's own form.</summary>
    public required string Event { get; init; }

    /// <summary>The id by which a receiver can tell a repetition; null where the service sends none.</summary>
    public string? EventId { get; init; }

    /// <summary>The trick that struck it; null for none.</summary>
    public WebhookTrick? Trick { get; init; }

    /// <summary>The <see cref="Number"/> of the delivery that this one repeats; null for all but duplicates.</summary>
    public int? DuplicateOf { get; init; }

    /// <summary>
    /// How it stands: <c>waiting</c>, <c>held</c> (by a trick), <c>retrying</c>, <c>delivered</c>, <c>failed</c> (no attempt
    /// is left), <c>dropped</c> (the address was removed or switched off) or <c>blocked</c> (the address is not on this machine).
    /// </summary>
    public required string State { get; init; }

    /// <summary>When the event happened, UTC, by the sandbox's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it is tried again, UTC; null when it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The requests made for it, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts { get; init; } = [];
}
