namespace MessagingHub;

/// <summary>Reads the messages of a conversation.</summary>
public interface IMessageHistory
{
    /// <summary>Lists messages; nothing is requested before the result is enumerated.</summary>
    /// <param name="query">Whose messages, by conversation or phone number.</param>
    /// <exception cref="MessagingException">A filter the service cannot apply, at the call; a failure, while enumerating.</exception>
    Paged<Message> ListMessagesAsync(MessageQuery query);
}
