namespace MessagingHub.Sandbox;

/// <content>Conversations.</content>
public sealed partial class SandboxWorld
{
    private readonly NumberedList<SandboxConversation> _conversations = new();

    /// <summary>The conversations, in order of creation.</summary>
    public IReadOnlyList<SandboxConversation> Conversations => Snapshot(_conversations);

    /// <summary>Adds a conversation with a contact.</summary>
    /// <param name="contact">A contact of this world.</param>
    /// <param name="status">The status; kept in lower case, any text.</param>
    /// <param name="channel">The channel; the default one when null.</param>
    /// <param name="lastMessageAt">When the last message was written; null for none.</param>
    /// <exception cref="ArgumentException">The contact is not of this world, or the status is blank.</exception>
    public SandboxConversation AddConversation(
        SandboxContact contact, string status = "open", SandboxChannel? channel = null, DateTimeOffset? lastMessageAt = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentException.ThrowIfNullOrWhiteSpace(status);
        if (FindContact(contact.Number)?.Phone != contact.Phone)
        {
            throw new ArgumentException("The contact is not, or no longer, of this world.", nameof(contact));
        }

        return AddConversation(contact, status, channel ?? DefaultChannel, Now, lastMessageAt);
    }

    /// <summary>The number that was given last: a conversation with a greater one has come into being since.</summary>
    internal int LastConversation
    {
        get
        {
            lock (Gate)
            {
                return _conversations.Last;
            }
        }
    }

    internal SandboxChannel DefaultChannel => Channels.First(channel => channel.IsDefault);

    internal SandboxConversation AddConversation(
        SandboxContact contact, string status, SandboxChannel channel, DateTimeOffset at, DateTimeOffset? lastMessageAt)
    {
        lock (Gate)
        {
            return _conversations.Add(number => new SandboxConversation
            {
                Number = number,
                ContactNumber = contact.Number,
                ChannelNumber = channel.Number,
                Status = Lower(status),
                CreatedAt = at,
                LastMessageAt = lastMessageAt,
            });
        }
    }

    /// <summary>Adds a text of the account's to a conversation.</summary>
    internal SandboxMessage Write(SandboxConversation conversation, string text)
    {
        lock (Gate)
        {
            _conversations.Replace(conversation.Number, conversation with { LastMessageAt = Now });
            return AddMessage(FindContact(conversation.ContactNumber)!.Phone, text, "sent", conversation: conversation.Number);
        }
    }

    /// <summary>The conversation of a number on a channel, with its contact; both come into being when they are missing.</summary>
    internal (SandboxContact Contact, SandboxConversation Conversation) Open(string e164, SandboxChannel channel)
    {
        lock (Gate)
        {
            SandboxContact contact = FindContact(e164) ?? AddContact(e164, name: null, email: null, whatsAppId: e164[1..]);
            SandboxConversation conversation = _conversations.ToArray()
                .LastOrDefault(c => c.ContactNumber == contact.Number && c.ChannelNumber == channel.Number)
                ?? AddConversation(contact, "open", channel, Now, lastMessageAt: null);
            return (contact, _conversations.Replace(conversation.Number, conversation with { LastMessageAt = Now }));
        }
    }
}
