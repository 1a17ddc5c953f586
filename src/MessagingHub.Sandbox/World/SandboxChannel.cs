namespace MessagingHub.Sandbox;

/// <summary>A sender of the sandbox's account: one business phone number.</summary>
public sealed record SandboxChannel
{
    /// <summary>Position in the world, from 1; each dialect derives its own id from it.</summary>
    public required int Number { get; init; }

    /// <summary>What people call the channel.</summary>
    public required string Name { get; init; }

    /// <summary>The channel's own number in E.164 form.</summary>
    public required string Phone { get; init; }

    /// <summary>Whether a send that names no channel leaves from this one; true for exactly one channel.</summary>
    public required bool IsDefault { get; init; }
}
