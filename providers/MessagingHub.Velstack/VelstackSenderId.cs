using System.Text.Json.Serialization;

namespace MessagingHub.Velstack;

/// <summary>A registered sender ID. What Velstack does not say is null.</summary>
public sealed record VelstackSenderId
{
    /// <summary>The name of the account it was registered through.</summary>
    public string? Provider { get; init; }

    /// <summary>The sender ID: the name itself.</summary>
    public string? Id { get; init; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>Where the registration stands, in Velstack's own word; <c>pending</c> is the only one documented.</summary>
    public string? Status { get; init; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>What Velstack sent.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }
}
