namespace MessagingHub;

/// <content>Messages: sent, received, of the past.</content>
internal sealed partial class InMemoryService
{
    private readonly List<InMemorySend> _sent = [];
    private readonly List<(DateTimeOffset Due, MessageContent Content, Message Message)> _scheduled = [];

    public IReadOnlyList<InMemorySend> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>Accepts a message; null where its recipient names only a conversation that is not there.</summary>
    public SentMessage? Accept(OutboundMessage message, string? sender)
    {
        lock (_gate)
        {
            DateTimeOffset now = ShowDue();
            Conversation? conversation = ConversationOf(message.To) ?? (message.To.PhoneNumber is { } phone ? Open(phone, sender, now) : null);
            if (conversation is null && message.To.GroupId is null)
            {
                return null;
            }

            DateTimeOffset? later = message.SendAt > now ? message.SendAt : null;
            var answer = new SentMessage
            {
                Provider = account,
                Id = NewId("message", _messages),
                Status = later is null ? MessageStatus.Accepted : MessageStatus.Queued,
                ConversationId = conversation?.Id,
                ContactId = conversation?.Contact?.Id,
                Recipients = AddressesOf(message.To, conversation),
                ScheduledFor = later,
            };
            _sent.Add(new InMemorySend { Message = message, Answer = answer, Sender = sender, AcceptedAt = now });
            if (conversation is not null)
            {
                _scheduled.Add((later ?? now, message.Content, ToMessage(message, answer, sender)));
                ShowDue();
            }

            return answer;
        }
    }

    /// <summary>A message from a contact.</summary>
    public Message Receive(string phoneNumber, string text)
    {
        lock (_gate)
        {
            DateTimeOffset now = ShowDue();
            Conversation conversation = ConversationOf(MessageRecipient.Phone(phoneNumber)) ?? Open(phoneNumber, sender: null, now);
            _conversations.Put(conversation with { UnreadCount = (conversation.UnreadCount ?? 0) + 1, HasUnread = true });
            return Show(new Message
            {
                ConversationId = conversation.Id,
                Direction = MessageDirection.Inbound,
                Sender = conversation.Contact?.Phone,
                Text = text,
                SentAt = now,
            });
        }
    }

    /// <summary>A message of the past; null where its conversation is not there.</summary>
    public Message? Put(Message message)
    {
        lock (_gate)
        {
            return _conversations.Find(message.ConversationId) is null ? null : Show(message);
        }
    }

    /// <summary>The messages with somebody, oldest first; null where only a conversation is named that is not there.</summary>
    public WirePage<Message>? ListMessages(WirePageRequest request, MessageQuery query)
    {
        lock (_gate)
        {
            ShowDue();
            string? conversation = ConversationOf(query.With)?.Id;
            return conversation is null && query.With.PhoneNumber is null
                ? null
                : _messages.Page(request, row => row.Item is var message
                    && conversation is not null
                    && message.ConversationId == conversation
                    && (query.Search is not { } search || InMemoryText.Has(search, message.Text)));
        }
    }

    /// <summary>Puts scheduled messages whose time has come into their conversations.</summary>
    private DateTimeOffset ShowDue()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((DateTimeOffset due, MessageContent content, Message message) in _scheduled.Where(entry => entry.Due <= now).OrderBy(entry => entry.Due).ToArray())
        {
            if (content is not ReactionContent reaction)
            {
                Show(message with { Text = InMemoryText.Of(content, TemplateOf(content)), Status = MessageStatus.Sent, SentAt = due });
            }
            else if (_messages.Find(reaction.MessageId) is { } target)
            {
                _messages.Put(target with
                {
                    Reactions = [.. target.Reactions ?? [], new MessageReaction { Emoji = reaction.Emoji, Sender = message.Sender }],
                });
            }
        }

        _scheduled.RemoveAll(entry => entry.Due <= now);
        return now;
    }

    private Message Show(Message message)
    {
        Message shown = message with { Provider = account, Id = message.Id ?? NewId("message", _messages) };
        _messages.Put(shown);
        if (_conversations.Find(message.ConversationId) is { } conversation
            && (message.SentAt is null || conversation.LastMessageAt is null || message.SentAt >= conversation.LastMessageAt))
        {
            _conversations.Put(conversation with
            {
                LastMessage = shown.Text,
                LastMessageAt = shown.SentAt ?? conversation.LastMessageAt,
                UpdatedAt = shown.SentAt ?? conversation.UpdatedAt,
            });
        }

        return shown;
    }

    private static Message ToMessage(OutboundMessage message, SentMessage answer, string? sender) => new()
    {
        Id = answer.Id,
        ConversationId = answer.ConversationId,
        Direction = MessageDirection.Outbound,
        Sender = sender,
        ReplyTo = message.ReplyTo,
        Media = message.Content is MediaContent media
            ? new MessageMedia { Kind = media.MediaKind, Url = media.Url.AbsoluteUri, FileName = media.FileName }
            : null,
    };

    private MessageTemplate? TemplateOf(MessageContent content) => content is TemplateContent { Template: var wanted }
        ? _templates.Find(wanted.Id) ?? _templates.Items.FirstOrDefault(
            template => template.Name == wanted.Name && (wanted.Language is null || template.Language == wanted.Language))
        : null;
}
