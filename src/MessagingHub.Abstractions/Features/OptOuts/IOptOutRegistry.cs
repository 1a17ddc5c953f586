namespace MessagingHub;

/// <summary>Records that a person does not want messages on a channel.</summary>
public interface IOptOutRegistry
{
    /// <summary>Whether the service documents how an opt-out is cleared; if not, <see cref="ClearAsync"/> is <see cref="MessagingErrorCode.NotSupported"/>.</summary>
    bool CanClear { get; }

    /// <summary>Sets an opt-out.</summary>
    /// <param name="request">Who, and on which channel.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<OptOut> SetAsync(OptOutRequest request, CancellationToken cancellationToken = default);

    /// <summary>Clears an opt-out.</summary>
    /// <param name="request">Who, and on which channel.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<OptOut> ClearAsync(OptOutRequest request, CancellationToken cancellationToken = default);
}
