namespace MessagingHub;

/// <content>The optional features.</content>
internal sealed partial class InMemoryProvider : IMessageHistory, IContactWriter, IContactLookup, IConnectionCheck
{
    private static readonly WireOperation MessagesCall = WireOperation.Read("listMessages");
    private static readonly WireOperation CheckCall = WireOperation.Read("check");
    private static readonly WireOperation FindCall = WireOperation.Read("findContact");
    private static readonly WireOperation CreateCall = WireOperation.Change("createContact");
    private static readonly WireOperation UpdateCall = WireOperation.Change("updateContact");
    private static readonly WireOperation UpsertCall = WireOperation.Change("upsertContact");
    private static readonly WireOperation DeleteCall = WireOperation.Change("deleteContact");

    ContactWrites IContactWriter.Writes => Capabilities.ContactWrites;

    public Paged<Message> ListMessagesAsync(MessageQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        MessageRecipient with = query.With;
        return with.GroupId is not null
            ? throw context.NotSupported(MessagesCall, "A group has no history; its members' conversations have.")
            : List(
                MessagesCall,
                InMemoryText.FilterKey(with.ConversationId, with.PhoneNumber, with.ContactId, query.Search),
                request => Service.ListMessages(request, query)
                    ?? throw Failed(MessagesCall, MessagingErrorCode.NotFound, "there is no such conversation", "Check the id, or give a phone number."));
    }

    public async Task<ConnectionCheck> CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await CallAsync(CheckCall, () => new ConnectionCheck { Provider = Name, Verified = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (MessagingException refused) when (refused.Code == MessagingErrorCode.Unauthenticated)
        {
            return new ConnectionCheck { Provider = Name, Verified = false, Reason = refused.Message };
        }
    }

    public async Task<Contact?> FindByPhoneAsync(string phoneNumber, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(phoneNumber);
        return await CallAsync(FindCall, () => Service.FindByPhone(phoneNumber), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> CreateAsync(ContactDraft contact, CancellationToken cancellationToken = default)
    {
        Check(CreateCall, contact, needsPhone: true);
        return await CallAsync(
            CreateCall,
            () => Service.Create(contact)
                ?? throw Failed(CreateCall, MessagingErrorCode.Conflict, "there is a contact with this phone number", "Use UpsertAsync."),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> UpdateAsync(string contactId, ContactDraft contact, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contactId);
        Check(UpdateCall, contact, needsPhone: false);
        return await CallAsync(UpdateCall, () => Service.Update(contactId, contact) ?? throw NoContact(UpdateCall), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> UpsertAsync(ContactDraft contact, CancellationToken cancellationToken = default)
    {
        Check(UpsertCall, contact, needsPhone: true);
        return await CallAsync(UpsertCall, () => Service.Upsert(contact), cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string contactId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contactId);
        await CallAsync(
            DeleteCall, () => Service.DeleteContact(contactId) ? true : throw NoContact(DeleteCall), cancellationToken).ConfigureAwait(false);
    }

    private void Check(WireOperation operation, ContactDraft contact, bool needsPhone)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (needsPhone && contact.Phone is null)
        {
            throw context.Invalid(operation, "Phone", "contacts are known by phone number: give one.");
        }

        if (contact.ProviderOptions.Count > 0)
        {
            throw context.NotSupported(operation, $"A contact has no option '{contact.ProviderOptions.Keys.First()}'.");
        }
    }

    private MessagingException NoContact(WireOperation operation) =>
        Failed(operation, MessagingErrorCode.NotFound, "there is no contact with this id", "Check the id.");
}
