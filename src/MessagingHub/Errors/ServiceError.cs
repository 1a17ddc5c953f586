namespace MessagingHub;

/// <summary>What a provider's normalizer read out of a failed answer.</summary>
public sealed record ServiceError
{
    /// <summary>A success status with a body that cannot be understood: a change may have been accepted.</summary>
    public static ServiceError Unreadable { get; } = new() { Code = MessagingErrorCode.InvalidResponse, MayHaveBeenAccepted = true };

    /// <summary>What went wrong, by the provider's table.</summary>
    public required MessagingErrorCode Code { get; init; }

    /// <summary>The service's own error code; null where it gave none.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>The service's text for people; null where it gave none.</summary>
    public string? Message { get; init; }

    /// <summary>What is wrong with single fields.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>What the operator can do about it, one sentence; null for the general advice of the code.</summary>
    public string? Remedy { get; init; }

    /// <summary>For a change under a 2xx status: whether the service may have taken it all the same. Other statuses decide for themselves.</summary>
    public bool MayHaveBeenAccepted { get; init; }
}
