namespace MessagingHub.Sandbox;

/// <content>Messages.</content>
public sealed partial class SandboxWorld
{
    /// <summary>Adds a message of any kind to the history.</summary>
    /// <param name="message">The message; its number is given here, whatever it says.</param>
    /// <exception cref="ArgumentException">The number of the contact cannot be read.</exception>
    public SandboxMessage AddMessage(SandboxMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string e164 = Normalize(message.Phone);
        lock (Gate)
        {
            return _messages.Add(number => message with { Number = number, Phone = e164 });
        }
    }

    internal SandboxMessage AddMessage(
        string phone, string text, string status, bool isInbound = false, int? conversation = null, DateTimeOffset? at = null)
        => AddMessage(new SandboxMessage
        {
            Number = 0,
            Phone = phone,
            ConversationNumber = conversation,
            IsInbound = isInbound,
            Text = text,
            Status = status,
            At = at ?? Now,
        });
}
