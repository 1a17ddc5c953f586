using System.Collections.Concurrent;

namespace MessagingHub.Tests.Webhooks;

/// <summary>Keeps what is put aside.</summary>
internal sealed class DeadLetters : IDeadLetterHandler
{
    public ConcurrentQueue<(MessagingEvent Event, Exception Failure)> Kept { get; } = new();

    public Func<Task> Take { get; set; } = () => Task.CompletedTask;

    public async Task HandleAsync(MessagingEvent messagingEvent, Exception failure, CancellationToken cancellationToken)
    {
        await Take();
        Kept.Enqueue((messagingEvent, failure));
    }
}
