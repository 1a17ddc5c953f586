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
            if (message.ConversationNumber is { } place && _conversations.Find(place) is { } conversation
                && (conversation.LastMessageAt ?? DateTimeOffset.MinValue) < message.At)
            {
                _conversations.Replace(place, conversation with { LastMessageAt = message.At });
            }

            return _messages.Add(number => message with { Number = number, Phone = e164 });
        }
    }

    /// <summary>Puts a reaction to a message; a second one of the same sender takes the place of the first.</summary>
    internal void React(SandboxMessage message, SandboxReaction reaction)
    {
        lock (Gate)
        {
            _messages.Replace(message.Number, message with
            {
                Reactions = [.. message.Reactions.Where(earlier => earlier.Sender != reaction.Sender), reaction],
            });
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
