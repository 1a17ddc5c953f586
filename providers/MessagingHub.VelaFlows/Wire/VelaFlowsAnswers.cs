using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.VelaFlows.Wire;

/// <summary>The envelope of every answer, without its data.</summary>
internal class VelaFlowsAnswer
{
    public bool? Success { get; init; }

    /// <summary>As received: documented as an object, but typed as optional and with details of any shape.</summary>
    public JsonElement? Error { get; init; }
}

internal sealed class VelaFlowsAnswer<TData> : VelaFlowsAnswer
    where TData : class
{
    public TData? Data { get; init; }
}

internal sealed class VelaFlowsList<T>
    where T : class
{
    public IReadOnlyList<T?>? Items { get; init; }

    public VelaFlowsPagination? Pagination { get; init; }
}

internal sealed class VelaFlowsPagination
{
    public decimal? Page { get; init; }

    public decimal? Limit { get; init; }

    public decimal? Total { get; init; }

    public decimal? TotalPages { get; init; }
}

/// <summary>A conversation in the form of the lists, with the fields that only its webhook form has: channel, contactName, contactPhone.</summary>
internal sealed class VelaFlowsConversation
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public string? ChannelType { get; init; }

    public string? Channel { get; init; }

    public string? Status { get; init; }

    public string? Priority { get; init; }

    public string? AssignedAgentId { get; init; }

    public string? ContactName { get; init; }

    public string? ContactPhone { get; init; }

    public decimal? UnreadCount { get; init; }

    public string? LastMessageAt { get; init; }

    public string? CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }
}

internal sealed class VelaFlowsLead
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Status { get; init; }

    public string? CreatedAt { get; init; }
}

internal sealed class VelaFlowsSentMessage
{
    public VelaFlowsResource? Message { get; init; }
}

/// <summary>The answer to creating a lead and, under one of two keys, to changing a customer.</summary>
internal sealed class VelaFlowsWrittenContact
{
    public VelaFlowsLead? Lead { get; init; }

    public VelaFlowsLead? Customer { get; init; }
}

internal sealed class VelaFlowsSubscription
{
    public VelaFlowsResource? Subscription { get; init; }
}

internal sealed class VelaFlowsResource
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }
}
