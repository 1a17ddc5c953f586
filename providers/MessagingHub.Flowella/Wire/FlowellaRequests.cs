namespace MessagingHub.Flowella.Wire;

internal sealed class FlowellaTextRequest
{
    public required string To { get; init; }

    public required string Text { get; init; }

    public string? WhatsappChannelId { get; init; }
}

internal sealed class FlowellaJobRequest
{
    public required string TemplateId { get; init; }

    public string? TemplateWabaId { get; init; }

    public required string WhatsappChannelId { get; init; }

    public required IReadOnlyList<FlowellaJobRecipient> Recipients { get; init; }

    public string? ScheduledAt { get; init; }

    public int? ThrottlePerHour { get; init; }
}

internal sealed class FlowellaJobRecipient
{
    public required string Phone { get; init; }

    public IReadOnlyList<string>? BodyParameters { get; init; }
}

internal sealed class FlowellaContactRequest
{
    public required string Phone { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? WaId { get; init; }
}

internal sealed class FlowellaOptOutRequest
{
    public required string Action { get; init; }

    public required string WhatsappChannelId { get; init; }

    public required string Phone { get; init; }

    public string? Reason { get; init; }
}
