using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.Flowella.Wire;

/// <summary>What every answer may be instead: an error.</summary>
internal class FlowellaAnswer
{
    public FlowellaError? Error { get; init; }
}

internal sealed class FlowellaError
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}

internal sealed class FlowellaList<T> : FlowellaAnswer
    where T : class
{
    public IReadOnlyList<T?>? Items { get; init; }

    /// <summary>Kept as it came: a cursor of another form than text must not pass for the end of the list.</summary>
    public JsonElement NextCursor { get; init; }
}

internal sealed class FlowellaConversation
{
    public string? Id { get; init; }

    public string? Status { get; init; }

    public string? CreatedAt { get; init; }

    public string? WhatsappChannelId { get; init; }

    public FlowellaConversationContact? Contact { get; init; }

    public string? LastMessageAt { get; init; }
}

internal sealed class FlowellaConversationContact
{
    public string? Id { get; init; }

    public string? Phone { get; init; }

    public string? Name { get; init; }
}

internal sealed class FlowellaContact : FlowellaAnswer
{
    public string? Id { get; init; }

    public string? Phone { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public bool? IsOptedOut { get; init; }

    public string? CreatedAt { get; init; }

    public string? UpdatedAt { get; init; }
}

/// <summary>A template; Flowella does not document its fields, so these are the names its other pages and Meta's own templates use.</summary>
internal sealed class FlowellaTemplate
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Language { get; init; }

    public string? Category { get; init; }

    public string? Status { get; init; }

    public string? Body { get; init; }

    [JsonConverter(typeof(LenientListConverter<FlowellaTemplateComponent>))]
    public IReadOnlyList<FlowellaTemplateComponent>? Components { get; init; }
}

internal sealed class FlowellaTemplateComponent
{
    public string? Type { get; init; }

    public string? Text { get; init; }
}

internal sealed class FlowellaSentText : FlowellaAnswer
{
    public string? Id { get; init; }

    public string? ConversationId { get; init; }

    public string? ContactId { get; init; }
}

internal sealed class FlowellaJob : FlowellaAnswer
{
    public string? Id { get; init; }

    public string? Status { get; init; }

    public string? ScheduledFor { get; init; }
}

internal sealed class FlowellaOptOut : FlowellaAnswer
{
    public bool? Active { get; init; }

    public string? OptOutId { get; init; }

    public string? RevokedAt { get; init; }
}

internal sealed class FlowellaPing : FlowellaAnswer
{
    public bool? Ok { get; init; }

    public string? OrganizationId { get; init; }
}

internal sealed class FlowellaAnalytics : FlowellaAnswer
{
    public FlowellaPeriod? Period { get; init; }

    public FlowellaOutboundMessages? OutboundMessages { get; init; }
}

internal sealed class FlowellaPeriod
{
    public string? Start { get; init; }

    public string? End { get; init; }
}

internal sealed class FlowellaOutboundMessages
{
    public decimal? Total { get; init; }

    public IReadOnlyDictionary<string, decimal?>? Counts { get; init; }

    public decimal? DeliveryRate { get; init; }

    public decimal? ReadRate { get; init; }

    public decimal? FailureRate { get; init; }
}
