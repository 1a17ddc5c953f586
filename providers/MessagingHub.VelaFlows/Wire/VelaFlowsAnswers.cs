using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.VelaFlows.Wire;

/// <summary>The envelope of every answer, without its data.</summary>
internal class VelaFlowsAnswer
{
    public bool? Success { get; set; }

    /// <summary>As received: documented as an object, but typed as optional and with details of any shape.</summary>
    public JsonElement? Error { get; set; }
}

internal sealed class VelaFlowsAnswer<TData> : VelaFlowsAnswer
    where TData : class
{
    public TData? Data { get; set; }
}

internal sealed class VelaFlowsList<T>
    where T : class
{
    public IReadOnlyList<T?>? Items { get; set; }

    public VelaFlowsPagination? Pagination { get; set; }
}

internal sealed class VelaFlowsPagination
{
    public decimal? Page { get; set; }

    public decimal? Limit { get; set; }

    public decimal? Total { get; set; }

    public decimal? TotalPages { get; set; }
}

/// <summary>A conversation in the form of the lists, with the fields that only its webhook form has: channel, contactName, contactPhone.</summary>
internal sealed class VelaFlowsConversation
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    public string? ChannelType { get; set; }

    public string? Channel { get; set; }

    public string? Status { get; set; }

    public string? Priority { get; set; }

    public string? AssignedAgentId { get; set; }

    public string? ContactName { get; set; }

    public string? ContactPhone { get; set; }

    public decimal? UnreadCount { get; set; }

    public DateTimeOffset? LastMessageAt { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

internal sealed class VelaFlowsLead
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }
}

internal sealed class VelaFlowsSentMessage
{
    public VelaFlowsResource? Message { get; set; }
}

/// <summary>The answer to creating a lead and, under one of two keys, to changing a customer.</summary>
internal sealed class VelaFlowsWrittenContact
{
    public VelaFlowsLead? Lead { get; set; }

    public VelaFlowsLead? Customer { get; set; }
}

internal sealed class VelaFlowsSubscription
{
    public VelaFlowsResource? Subscription { get; set; }
}

internal sealed class VelaFlowsResource
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }
}
