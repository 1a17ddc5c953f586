using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.Flowella.Wire;

/// <summary>What every answer may be instead: an error.</summary>
internal class FlowellaAnswer
{
    public FlowellaError? Error { get; set; }
}

internal sealed class FlowellaError
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}

internal sealed class FlowellaList<T> : FlowellaAnswer
    where T : class
{
    public IReadOnlyList<T?>? Items { get; set; }

    /// <summary>Kept as it came: a cursor of another form than text must not pass for the end of the list.</summary>
    public JsonElement NextCursor { get; set; }
}

internal sealed class FlowellaConversation
{
    public string? Id { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? WhatsappChannelId { get; set; }

    [JsonConverter(typeof(LenientObjectConverter<FlowellaConversationContact>))]
    public FlowellaConversationContact? Contact { get; set; }

    public DateTimeOffset? LastMessageAt { get; set; }
}

internal sealed class FlowellaConversationContact
{
    public string? Id { get; set; }

    public string? Phone { get; set; }

    public string? Name { get; set; }
}

internal sealed class FlowellaContact : FlowellaAnswer
{
    public string? Id { get; set; }

    public string? Phone { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public bool? IsOptedOut { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }
}

/// <summary>A template; Flowella does not document its fields, so these are the names its other pages and Meta's own templates use.</summary>
internal sealed class FlowellaTemplate
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Language { get; set; }

    public string? Category { get; set; }

    public string? Status { get; set; }

    public string? Body { get; set; }

    [JsonConverter(typeof(LenientListConverter<FlowellaTemplateComponent>))]
    public IReadOnlyList<FlowellaTemplateComponent>? Components { get; set; }
}

internal sealed class FlowellaTemplateComponent
{
    public string? Type { get; set; }

    public string? Text { get; set; }
}

internal sealed class FlowellaSentText : FlowellaAnswer
{
    public string? Id { get; set; }

    public string? ConversationId { get; set; }

    public string? ContactId { get; set; }
}

internal sealed class FlowellaJob : FlowellaAnswer
{
    public string? Id { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? ScheduledFor { get; set; }
}

internal sealed class FlowellaOptOut : FlowellaAnswer
{
    public bool? Active { get; set; }

    public string? OptOutId { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class FlowellaPing : FlowellaAnswer
{
    public bool? Ok { get; set; }

    public string? OrganizationId { get; set; }
}

internal sealed class FlowellaAnalytics : FlowellaAnswer
{
    [JsonConverter(typeof(LenientObjectConverter<FlowellaPeriod>))]
    public FlowellaPeriod? Period { get; set; }

    public FlowellaOutboundMessages? OutboundMessages { get; set; }
}

internal sealed class FlowellaPeriod
{
    public DateTimeOffset? Start { get; set; }

    public DateTimeOffset? End { get; set; }
}

internal sealed class FlowellaOutboundMessages
{
    public decimal? Total { get; set; }

    public IReadOnlyDictionary<string, decimal?>? Counts { get; set; }

    public decimal? DeliveryRate { get; set; }

    public decimal? ReadRate { get; set; }

    public decimal? FailureRate { get; set; }
}
