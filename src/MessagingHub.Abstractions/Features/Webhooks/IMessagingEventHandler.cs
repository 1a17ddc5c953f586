using System.Diagnostics.CodeAnalysis;

namespace MessagingHub;

/// <summary>Takes what the services report; the application implements it.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It handles messaging events; no delegate of C# is meant.")]
public interface IMessagingEventHandler
{
    /// <summary>Handles one event. Repeated deliveries of an event that was handled do not come here.</summary>
    /// <param name="messagingEvent">What happened.</param>
    /// <param name="cancellationToken">Cancelled when the time for handling is up, or the application stops.</param>
    /// <remarks>
    /// An exception means "not handled": the service is asked to deliver the event again. Services wait a few seconds for an answer, so
    /// that longer work belongs into a queue of the application's own. Events may come in any order and, on different connections, at once. Where
    /// several handlers are registered they are called one after the other, and all of them again when one has failed. Return soon after
    /// the token is cancelled: while a handler runs, a repeated delivery of its event has to wait.
    /// </remarks>
    Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken);
}
