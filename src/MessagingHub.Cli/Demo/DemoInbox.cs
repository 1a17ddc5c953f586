using System.Collections.Concurrent;

namespace MessagingHub.Cli;

/// <summary>Keeps what came in, as an application's handler would see it.</summary>
internal sealed class DemoInbox : IMessagingEventHandler
{
    private readonly ConcurrentQueue<MessagingEvent> _events = new();

    public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken)
    {
        _events.Enqueue(messagingEvent);
        return Task.CompletedTask;
    }

    /// <summary>How often the application was told that a message was delivered. Some services name the message in its own field, some only as what happened.</summary>
    public int DeliveredReportsOf(string account, string? messageId) => _events.Count(happened =>
        happened.Provider == account && happened.Kind == MessagingEventKind.MessageDelivered && (happened.MessageId ?? happened.Id) == messageId);
}
