namespace MessagingHub.Sandbox;

/// <summary>A message template of the sandbox's account, in one language.</summary>
public sealed record SandboxTemplate
{
    /// <summary>Position in the world, from 1, never used twice; each dialect derives its own id from it.</summary>
    public required int Number { get; init; }

    /// <summary>The name; several languages share one.</summary>
    public required string Name { get; init; }

    /// <summary>The language in Meta's form, such as <c>en_US</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The category in lower case: <c>marketing</c>, <c>utility</c>, <c>authentication</c>.</summary>
    public required string Category { get; init; }

    /// <summary>The status in lower case: <c>approved</c>, <c>paused</c>, <c>rejected</c>, <c>disabled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The body text, with placeholders counted from 1 (<c>{{1}}</c>).</summary>
    public required string Body { get; init; }

    /// <summary>Meta's own id of the template: digits only.</summary>
    public required string MetaId { get; init; }
}
