using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>How many messages a period had. What the service does not say is null; nothing is recomputed.</summary>
public sealed record MessageStatistics
{
    /// <summary>The name of the account.</summary>
    public string? Provider { get; init; }

    /// <summary>The period's begin, as the service understood it.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The period's end, as the service understood it.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many messages in all.</summary>
    public long? Total { get; init; }

    /// <summary>How many per status: known words in lower case, unknown ones as received.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>The delivered share, 0 to 1, as the service computes it.</summary>
    public double? DeliveryRate { get; init; }

    /// <summary>The read share, 0 to 1, as the service computes it.</summary>
    public double? ReadRate { get; init; }

    /// <summary>The failed share, 0 to 1, as the service computes it.</summary>
    public double? FailureRate { get; init; }

    /// <summary>What the service sent.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }
}
