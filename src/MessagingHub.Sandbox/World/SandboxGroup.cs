namespace MessagingHub.Sandbox;

/// <summary>A group of the sandbox's contacts; each contact names the one it is in.</summary>
public sealed record SandboxGroup
{
    /// <summary>Position in the world, from 1, never used twice; each dialect derives its own id from it.</summary>
    public required int Number { get; init; }

    /// <summary>What people call the group.</summary>
    public required string Name { get; init; }
}
