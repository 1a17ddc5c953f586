namespace MessagingHub.Sandbox;

/// <summary>A contact's wish not to be written to on one channel.</summary>
public sealed record SandboxOptOut
{
    /// <summary>Position in the world, from 1, never used twice; each dialect derives its own id from it.</summary>
    public required int Number { get; init; }

    /// <summary>The number that opted out, in E.164 form; it need not belong to a contact.</summary>
    public required string Phone { get; init; }

    /// <summary>The <see cref="SandboxChannel.Number"/> it holds for.</summary>
    public required int ChannelNumber { get; init; }

    /// <summary>The reason given, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was taken back, UTC; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it holds.</summary>
    public bool IsActive => RevokedAt is null;
}
