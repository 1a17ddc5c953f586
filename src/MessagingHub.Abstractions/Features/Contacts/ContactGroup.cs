using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>A group of contacts. What the service does not say is null.</summary>
public sealed record ContactGroup
{
    /// <summary>The name of the account it was read from.</summary>
    public string? Provider { get; init; }

    /// <summary>The service's id.</summary>
    public string? Id { get; init; }

    /// <summary>The group's name.</summary>
    public string? Name { get; init; }

    /// <summary>How many contacts it has.</summary>
    public int? MemberCount { get; init; }

    /// <summary>What the service sent; null for an item of a list, whose page has it.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }
}
