using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>What a service recorded about an opt-out. What it does not say is null.</summary>
public sealed record OptOut
{
    /// <summary>The name of the account.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id of the record.</summary>
    public string? Id { get; init; }

    /// <summary>Whether the opt-out holds now.</summary>
    public bool? Active { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What the service sent.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }
}
