namespace MessagingHub.Samples;

/// <summary>An application's code that reminds every contact, and keeps what it cannot be sure of.</summary>
internal sealed class ReminderRound(IMessagingProvider messaging)
{
    public List<MessagingException> LookAt { get; } = [];

    public async Task RemindEverybodyAsync()
    {
        await foreach (Contact contact in messaging.ListContactsAsync())
        {
            try
            {
                await messaging.SendAsync(OutboundMessage.Text(contact.AsRecipient(), "Your appointment is tomorrow at 9."));
            }
            catch (MessagingException failure) when (failure.MayHaveBeenAccepted)
            {
                LookAt.Add(failure);
            }
        }
    }
}
