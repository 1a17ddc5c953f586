namespace MessagingHub;

/// <summary>What a send journal keeps of one idempotency key. It has no address, no text and not the key itself.</summary>
/// <remarks>It serializes with source-generated JSON; what is null may be left out.</remarks>
public sealed record SendRecord
{
    /// <summary>The SHA-256 of the caller's key: 64 lower-case hexadecimal digits, so that any store can hold and compare it.</summary>
    public required string Key { get; init; }

    /// <summary>Tells this version of the record from every other one.</summary>
    public required string Stamp { get; init; }

    /// <summary>The SHA-256 of the message, however it was sent: 64 lower-case hexadecimal digits. The same in every process and version.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The name of the account, or route, that the key was used through.</summary>
    public required string Provider { get; init; }

    /// <summary>When the send began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When a send without an outcome counts as unknown; null for never.</summary>
    public DateTimeOffset? LeaseEndsAt { get; init; }

    /// <summary>What came of it, accepted or unknown; null while it runs. What provably was not accepted has no record.</summary>
    public SendOutcome? Outcome { get; init; }

    /// <summary>Where it was accepted: the result to answer with, without <see cref="SentMessage.Raw"/> and <see cref="SentMessage.Recipients"/>.</summary>
    public SentMessage? Sent { get; init; }

    /// <summary>Where it is unknown: what went wrong; null where that was no <see cref="MessagingException"/>.</summary>
    public MessagingErrorCode? Code { get; init; }

    /// <summary>Where it is unknown: the text of the exception, or the name of its type where it was no <see cref="MessagingException"/>.</summary>
    public string? Failure { get; init; }

    /// <summary>Which account, when and what came of it.</summary>
    public override string ToString() => $"SendRecord {{ Provider = {Provider}, BeganAt = {BeganAt:O}, Outcome = {Outcome}, Code = {Code} }}";
}
