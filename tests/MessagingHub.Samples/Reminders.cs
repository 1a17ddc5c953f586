namespace MessagingHub.Samples;

#region inject
public sealed class Reminders(IMessagingProvider messaging)
{
    public Task<SentMessage> RemindAsync(string phone) => messaging.SendTextAsync(phone, "Your appointment is tomorrow at 9.");
}
#endregion
