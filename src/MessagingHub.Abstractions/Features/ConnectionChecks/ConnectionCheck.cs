using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>A service's verdict about an account's credential.</summary>
public sealed record ConnectionCheck
{
    /// <summary>The name of the account.</summary>
    public string? Provider { get; init; }

    /// <summary>Whether the service accepted the credential.</summary>
    public required bool Verified { get; init; }

    /// <summary>Why it was refused, and what to do; null when it was accepted.</summary>
    public string? Reason { get; init; }

    /// <summary>Whom the credential belongs to, such as the organization's id; null where the service does not say.</summary>
    public string? AccountId { get; init; }

    /// <summary>What the service sent.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }
}
