namespace MessagingHub;

/// <content>Contacts, and the conversations with them.</content>
internal sealed partial class InMemoryService
{
    public Contact Put(Contact contact, MessageChannel? channel)
    {
        lock (_gate)
        {
            Contact put = contact with
            {
                Provider = account,
                Id = contact.Id ?? NewId("contact", _contacts),
                Name = contact.Name ?? InMemoryText.FullName(contact.FirstName, contact.LastName),
            };
            _contacts.Put(put, channel);
            return put;
        }
    }

    public WirePage<Contact> ListContacts(WirePageRequest request, ContactQuery? query)
    {
        lock (_gate)
        {
            return _contacts.Page(request, row => row.Item is var contact
                && (query?.Status is not { } status || status.Equals(contact.Status, StringComparison.OrdinalIgnoreCase))
                && (query?.Channel is not { } channel || row.Channel == channel)
                && (query?.GroupId is not { } group || contact.Groups?.Contains(group) == true)
                && (query?.Search is not { } search
                    || InMemoryText.Has(search, contact.Name, contact.FirstName, contact.LastName, contact.Phone, contact.Email)));
        }
    }

    public Contact? FindByPhone(string phoneNumber)
    {
        lock (_gate)
        {
            return ContactOf(phoneNumber);
        }
    }

    /// <summary>Creates a contact; null where there is one with this phone number.</summary>
    public Contact? Create(ContactDraft draft)
    {
        lock (_gate)
        {
            return ContactOf(draft.Phone) is null ? Change(new Contact { CreatedAt = time.GetUtcNow() }, draft) : null;
        }
    }

    /// <summary>Changes a contact; null where there is none with this id.</summary>
    public Contact? Update(string contactId, ContactDraft draft)
    {
        lock (_gate)
        {
            return _contacts.Find(contactId) is { } contact ? Change(contact, draft) : null;
        }
    }

    public Contact Upsert(ContactDraft draft)
    {
        lock (_gate)
        {
            return Change(ContactOf(draft.Phone) ?? new Contact { CreatedAt = time.GetUtcNow() }, draft);
        }
    }

    public bool DeleteContact(string contactId)
    {
        lock (_gate)
        {
            return _contacts.Remove(contactId);
        }
    }

    private Contact Change(Contact contact, ContactDraft draft)
    {
        string? first = draft.FirstName ?? contact.FirstName;
        string? last = draft.LastName ?? contact.LastName;
        bool isRenamed = draft.FirstName is not null || draft.LastName is not null;
        return Put(
            contact with
            {
                Phone = draft.Phone is null ? contact.Phone : InMemoryText.Phone(draft.Phone),
                Name = draft.Name ?? (isRenamed ? InMemoryText.FullName(first, last) : contact.Name),
                FirstName = first,
                LastName = last,
                Email = draft.Email ?? contact.Email,
                Tags = draft.Tags ?? contact.Tags,
                Groups = draft.GroupId is { } group ? [.. contact.Groups?.Where(known => known != group) ?? [], group] : contact.Groups,
                UpdatedAt = time.GetUtcNow(),
            },
            channel: null);
    }

    private Contact? ContactOf(string? phone) => _contacts.Items.FirstOrDefault(contact => InMemoryText.IsSamePhone(contact.Phone, phone));

    /// <summary>The conversation with an addressee, by whichever of the addresses leads to one.</summary>
    private Conversation? ConversationOf(MessageRecipient to) =>
        _conversations.Find(to.ConversationId)
        ?? _conversations.Items.FirstOrDefault(conversation => InMemoryText.IsSamePhone(conversation.Contact?.Phone, to.PhoneNumber))
        ?? _conversations.Items.FirstOrDefault(conversation => to.ContactId is not null && conversation.Contact?.Id == to.ContactId);

    private Conversation Open(string phone, string? sender, DateTimeOffset now)
    {
        Contact? known = ContactOf(phone);
        return Put(new Conversation
        {
            Sender = sender,
            Status = ConversationStatus.Open,
            Contact = new ConversationContact { Id = known?.Id, Phone = known?.Phone ?? InMemoryText.Phone(phone), Name = known?.Name },
            UnreadCount = 0,
            CreatedAt = now,
            UpdatedAt = now,
        });
    }

    /// <summary>The phone numbers a message goes to; null where none is known.</summary>
    private string[]? AddressesOf(MessageRecipient to, Conversation? conversation)
    {
        string[] phones = to.GroupId is { } group
            ? [.. _contacts.Items.Where(contact => contact.Groups?.Contains(group) == true).Select(contact => contact.Phone).OfType<string>()]
            : [.. new[] { conversation?.Contact?.Phone }.OfType<string>()];
        return phones.Length == 0 ? null : phones;
    }
}
