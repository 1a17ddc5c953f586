namespace MessagingHub.Samples;

#region handler
internal sealed class Inbox(Desk desk) : IMessagingEventHandler
{
    public Task HandleAsync(MessagingEvent happened, CancellationToken cancellationToken) => happened.Kind switch
    {
        MessagingEventKind.MessageReceived => desk.AnswerAsync(happened, cancellationToken), // happened.Phone, .Text, .Media
        MessagingEventKind.MessageDelivered => desk.NoteAsync(happened.MessageId, cancellationToken),
        _ => Task.CompletedTask,
    };
}
#endregion
