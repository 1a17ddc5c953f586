namespace MessagingHub.Velstack.Wire;

internal sealed class VelstackQuickRequest
{
    public required string Sender { get; init; }

    public required string Recipient { get; init; }

    public required string Message { get; init; }

    public required string Title { get; init; }

    /// <summary>Seen as false only, and in every caller of 2025.</summary>
    public bool IsScheduled { get; init; }
}

internal sealed class VelstackGroupSmsRequest
{
    public required string Sender { get; init; }

    public required string GroupId { get; init; }

    public required string Message { get; init; }

    public required string Title { get; init; }
}

internal sealed class VelstackNewGroupRequest
{
    public required string GroupName { get; init; }
}

internal sealed class VelstackRenameGroupRequest
{
    public required string GroupNewName { get; init; }
}

internal sealed class VelstackContactRequest
{
    public string? GroupId { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? PhoneNumber { get; init; }

    public string? EmailAddress { get; init; }
}

internal sealed class VelstackSenderIdRequest
{
    public required string SenderId { get; init; }

    public required string Purpose { get; init; }
}
