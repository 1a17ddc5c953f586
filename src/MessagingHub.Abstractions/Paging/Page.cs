using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>
{
    /// <summary>The items, in the service's order; may be empty although more pages follow.</summary>
    public required IReadOnlyList<T> Items
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Items));
            field = value;
        }
    }

    /// <summary>Asks for the page after this one; null on the last page. Opaque, and can be stored.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>How many items the whole list has; null where the service does not say.</summary>
    public long? TotalCount { get; init; }

    /// <summary>What the service sent.</summary>
    [JsonIgnore]
    public RawResponse? Raw { get; init; }

    /// <summary>How many items, never what they are.</summary>
    public override string ToString() => $"Page {{ Items = {Items.Count}, IsLast = {ContinuationToken is null}, TotalCount = {TotalCount} }}";
}
