namespace MessagingHub.Cli;

/// <summary>One account, as <c>providers</c> shows it.</summary>
internal sealed record AccountLine
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public string? Address { get; init; }

    public required bool Default { get; init; }

    public required CapabilityWords Capabilities { get; init; }
}
