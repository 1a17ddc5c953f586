namespace MessagingHub.Cli;

/// <summary>Prints each event as it comes; those that come at once, one after the other.</summary>
internal sealed class EventPrinter(IListPrinter<MessagingEvent> lines) : IMessagingEventHandler
{
    private readonly Lock _line = new();
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails when an event could not be printed, and does not end before.</summary>
    public Task Broken => _broken.Task;

    public Task HandleAsync(MessagingEvent messagingEvent, CancellationToken cancellationToken)
    {
        try
        {
            lock (_line)
            {
                lines.Print(new Page<MessagingEvent> { Items = [messagingEvent] }, cancellationToken);
            }
        }
        catch (UnwritableException unwritable)
        {
            // Nobody saw the event: the service delivers it again, to whoever listens then.
            _broken.TrySetException(unwritable);
            throw;
        }

        return Task.CompletedTask;
    }
}
