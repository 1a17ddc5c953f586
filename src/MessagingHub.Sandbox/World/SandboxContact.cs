namespace MessagingHub.Sandbox;

/// <summary>A person of the sandbox's world; the phone number is the key.</summary>
public sealed record SandboxContact
{
    /// <summary>Position in the world, from 1, never used twice; each dialect derives its own id from it.</summary>
    public required int Number { get; init; }

    /// <summary>The number in E.164 form.</summary>
    public required string Phone { get; init; }

    /// <summary>The full name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The first name where a service was given the two apart; null where only <see cref="Name"/> is known.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name where a service was given the two apart; null where only <see cref="Name"/> is known.</summary>
    public string? LastName { get; init; }

    /// <summary>The <see cref="SandboxGroup.Number"/> of the one group the contact is in, or null.</summary>
    public int? GroupNumber { get; init; }

    /// <summary>The mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The WhatsApp id (digits), or null.</summary>
    public string? WhatsAppId { get; init; }

    /// <summary>The labels, in the order they were given.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When the contact came into being, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the contact last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
