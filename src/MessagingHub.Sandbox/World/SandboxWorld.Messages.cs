namespace MessagingHub.Sandbox;

/// <content>Messages.</content>
public sealed partial class SandboxWorld
{
    private static readonly string[] Steps = ["pending", "sent", "delivered", "read"];

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

    /// <summary>Adds a text that a contact wrote, where they last wrote or were written to.</summary>
    /// <exception cref="ArgumentException">The number cannot be read.</exception>
    internal WebhookArrival Receive(string phone, string text)
    {
        string e164 = Normalize(phone);
        lock (Gate)
        {
            SandboxConversation? last = FindContact(e164) is { } known
                ? _conversations.ToArray().LastOrDefault(candidate => candidate.ContactNumber == known.Number)
                : null;
            SandboxChannel channel = last is null ? DefaultChannel : Channels.First(candidate => candidate.Number == last.ChannelNumber);
            (SandboxContact contact, SandboxConversation conversation) = Open(e164, channel);
            SandboxMessage message = AddMessage(e164, text, "delivered", isInbound: true, conversation.Number);
            return new WebhookArrival(contact, conversation, last is null, message);
        }
    }

    /// <summary>Brings a message to a state.</summary>
    /// <param name="number">The message; null for what is no message here, which is always taken to have moved.</param>
    /// <param name="status">The state; null leaves it as it is.</param>
    /// <param name="onlyForward">Whether a message that is further already stays there.</param>
    /// <returns>The message as it is now, whether it moved, and whether it is gone or has failed and never moves again.</returns>
    internal (SandboxMessage? Message, bool HasMoved, bool IsOver) Progress(int? number, string? status, bool onlyForward = false)
    {
        if (number is null)
        {
            return (null, true, false);
        }

        lock (Gate)
        {
            if (_messages.Find(number.Value) is not { } message || (onlyForward && message.Status == "failed"))
            {
                return (null, false, true);
            }

            // A text is sent from the beginning, which is told all the same.
            int ahead = Array.IndexOf(Steps, message.Status) - Array.IndexOf(Steps, status);
            if (onlyForward && (ahead > 0 || (ahead == 0 && status != "sent")))
            {
                return (message, false, false);
            }

            return (status is null ? message : _messages.Replace(message.Number, message with { Status = status }), true, false);
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
