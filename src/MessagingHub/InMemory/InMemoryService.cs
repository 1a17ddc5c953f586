namespace MessagingHub;

/// <summary>A messaging service in memory: conversations, contacts, templates, messages. Thread-safe.</summary>
internal sealed partial class InMemoryService(string account, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly InMemoryTable<Conversation> _conversations = new(conversation => conversation.Id);
    private readonly InMemoryTable<Contact> _contacts = new(contact => contact.Id);
    private readonly InMemoryTable<MessageTemplate> _templates = new(template => template.Id);
    private readonly InMemoryTable<Message> _messages = new(message => message.Id);
    private readonly Dictionary<string, int> _numbers = [];

    public Conversation Put(Conversation conversation)
    {
        lock (_gate)
        {
            Conversation put = conversation with
            {
                Provider = account,
                Id = conversation.Id ?? NewId("conversation", _conversations),
                HasUnread = conversation.HasUnread ?? (conversation.UnreadCount is { } unread ? unread > 0 : null),
            };
            _conversations.Put(put);
            return put;
        }
    }

    public MessageTemplate Put(MessageTemplate template, MessageChannel? channel)
    {
        lock (_gate)
        {
            MessageTemplate put = template with { Provider = account, Id = template.Id ?? NewId("template", _templates) };
            _templates.Put(put, channel);
            return put;
        }
    }

    public WirePage<Conversation> ListConversations(WirePageRequest request, ConversationQuery? query)
    {
        lock (_gate)
        {
            ShowDue();
            return _conversations.Page(request, row => row.Item is var conversation
                && (query?.Status is not { } status || conversation.Status == status)
                && (query?.Channel is not { } channel || conversation.Channel == channel)
                && (query?.Search is not { } search
                    || InMemoryText.Has(search, conversation.Contact?.Name, conversation.Contact?.Phone, conversation.LastMessage)));
        }
    }

    public WirePage<MessageTemplate> ListTemplates(WirePageRequest request, TemplateQuery? query)
    {
        lock (_gate)
        {
            return _templates.Page(request, row => row.Item is var template
                && (query?.Status is not { } status || template.Status == status)
                && (query?.Channel is not { } channel || row.Channel == channel)
                && (query?.Search is not { } search || InMemoryText.Has(search, template.Name, template.Body)));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _conversations.Clear();
            _contacts.Clear();
            _templates.Clear();
            _messages.Clear();
            _scheduled.Clear();
            _sent.Clear();
            _numbers.Clear();
        }
    }

    /// <summary>Ids count up from 1, so that the same steps give the same ids; those of seeded items are passed over.</summary>
    private string NewId<T>(string kind, InMemoryTable<T> table)
        where T : class
    {
        while (true)
        {
            int number = _numbers.GetValueOrDefault(kind) + 1;
            _numbers[kind] = number;
            string id = $"{kind}-{number}";
            if (table.Find(id) is null)
            {
                return id;
            }
        }
    }
}
