using System.Collections.Concurrent;

namespace MessagingHub.Samples;

/// <summary>An application's handler of what services push.</summary>
internal sealed class Inbox(ConcurrentQueue<MessagingEvent> received) : IMessagingEventHandler
{
    public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken)
    {
        received.Enqueue(messagingEvent);
        return Task.CompletedTask;
    }
}
