using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>A registered address.</summary>
public sealed record WebhookSubscription
{
    /// <summary>The name of the account.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id of the registration.</summary>
    public string? Id { get; init; }

    /// <summary>What the service sent.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }
}
