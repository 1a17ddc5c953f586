namespace MessagingHub;

/// <summary>Takes events that could not be handled however often they came; the application implements it to keep them.</summary>
/// <remarks>The service is told that the event arrived, because some services switch off an address that fails too often.</remarks>
public interface IDeadLetterHandler
{
    /// <summary>Takes one event that will not come again.</summary>
    /// <param name="messagingEvent">What happened.</param>
    /// <param name="failure">How handling it failed the last time.</param>
    /// <param name="cancellationToken">Cancelled when the time for handling is up, or the application stops.</param>
    /// <remarks>An exception means "not taken": the service is asked to deliver the event once more.</remarks>
    Task HandleAsync(MessagingEvent messagingEvent, Exception failure, CancellationToken cancellationToken);
}
