namespace MessagingHub.VelaFlows.Wire;

internal sealed class VelaFlowsMessageRequest
{
    public required string Content { get; init; }

    public required string Type { get; init; }
}

internal sealed class VelaFlowsLeadRequest
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? PipelineId { get; init; }

    public string? StageId { get; init; }
}

internal sealed class VelaFlowsCustomerRequest
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }
}

internal sealed class VelaFlowsSubscriptionRequest
{
    public required string Url { get; init; }

    public required IReadOnlyList<string> Events { get; init; }

    public string? Secret { get; init; }
}
