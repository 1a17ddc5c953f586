using MessagingHub.Velstack.Wire;

namespace MessagingHub.Velstack;

/// <content>The optional features.</content>
internal sealed partial class VelstackProvider : IContactWriter, IContactGroups, IBulkSender, IVelstackSenderIds
{
    private static readonly WireOperation BulkCall = WireOperation.Change("sendBulk", CallCategory.Bulk);
    private static readonly WireOperation CreateContactCall = WireOperation.Change("createContact");
    private static readonly WireOperation UpdateContactCall = WireOperation.Change("updateContact");
    private static readonly WireOperation DeleteContactCall = WireOperation.Change("deleteContact", CallCategory.Delete);
    private static readonly WireOperation GetGroupCall = WireOperation.Read("getGroup");
    private static readonly WireOperation CreateGroupCall = WireOperation.Change("createGroup");
    private static readonly WireOperation RenameGroupCall = WireOperation.Change("renameGroup");
    private static readonly WireOperation DeleteGroupCall = WireOperation.Change("deleteGroup", CallCategory.Delete);
    private static readonly WireOperation RegisterSenderIdCall = WireOperation.Change("registerSenderId");

    ContactWrites IContactWriter.Writes => Capabilities.ContactWrites;

    MessageContents IBulkSender.BulkContents => MessageContents.Text;

    int? IBulkSender.MaxRecipients => null;

    public async Task<SentMessage> SendBulkAsync(BulkMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        VelstackQuickRequest request = VelstackNormalizer.ToBulkRequest(context, BulkCall, message);
        return await SendQuickAsync(BulkCall, request, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> CreateAsync(ContactDraft contact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        VelstackContactRequest request = VelstackNormalizer.ToNewContactRequest(context, CreateContactCall, contact);
        return await CallAsync(
            CreateContactCall, (api, token) => api.CreateContactAsync(request, token), VelstackNormalizer.ToCreatedContact, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<Contact> UpdateAsync(string contactId, ContactDraft contact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contactId);
        ArgumentNullException.ThrowIfNull(contact);
        string id = VelstackNormalizer.ToContactId(context, UpdateContactCall, contactId);
        VelstackContactRequest request = VelstackNormalizer.ToChangedContactRequest(context, UpdateContactCall, contact);
        return await CallAsync(
            UpdateContactCall,
            (api, token) => api.UpdateContactAsync(id, request, token),
            (account, response) => VelstackNormalizer.ToChangedContact(account, response, id),
            cancellationToken).ConfigureAwait(false);
    }

    public Task<Contact> UpsertAsync(ContactDraft contact, CancellationToken cancellationToken = default) =>
        Task.FromException<Contact>(context.CannotWrite(
            ContactWrites.Upsert, "Velstack documents no such call: use CreateAsync, or UpdateAsync with the contact's id."));

    public async Task DeleteAsync(string contactId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contactId);
        string id = VelstackNormalizer.ToContactId(context, DeleteContactCall, contactId);
        await CallAsync(DeleteContactCall, (api, token) => api.DeleteContactAsync(id, token), VelstackNormalizer.ToDone, cancellationToken)
            .ConfigureAwait(false);
    }

    public Paged<ContactGroup> ListGroupsAsync()
    {
        WireOperation list = WireOperation.Read("listGroups");
        return context.List(list.Name, "", MaxPageSize, (_, cancellationToken) => CallAsync(
            list, (api, token) => api.ListGroupsAsync(token), VelstackNormalizer.ToGroups, cancellationToken));
    }

    public Paged<Contact> ListGroupContactsAsync(string groupId)
    {
        ArgumentNullException.ThrowIfNull(groupId);
        WireOperation list = WireOperation.Read("listGroupContacts");
        return ListContacts(list, VelstackNormalizer.ToGroupId(context, list, groupId));
    }

    public async Task<ContactGroup> GetGroupAsync(string groupId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groupId);
        string id = VelstackNormalizer.ToGroupId(context, GetGroupCall, groupId);
        return await CallAsync(
            GetGroupCall,
            (api, token) => api.GetGroupAsync(id, token),
            (account, response) => VelstackNormalizer.ToGroup(account, response, id),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<ContactGroup> CreateGroupAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var request = new VelstackNewGroupRequest { GroupName = name };
        return await CallAsync(
            CreateGroupCall, (api, token) => api.CreateGroupAsync(request, token), VelstackNormalizer.ToCreatedGroup, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task RenameGroupAsync(string groupId, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groupId);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string id = VelstackNormalizer.ToGroupId(context, RenameGroupCall, groupId);
        var request = new VelstackRenameGroupRequest { GroupNewName = name };
        await CallAsync(RenameGroupCall, (api, token) => api.RenameGroupAsync(id, request, token), VelstackNormalizer.ToDone, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task DeleteGroupAsync(string groupId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groupId);
        string id = VelstackNormalizer.ToGroupId(context, DeleteGroupCall, groupId);
        await CallAsync(DeleteGroupCall, (api, token) => api.DeleteGroupAsync(id, token), VelstackNormalizer.ToDone, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<VelstackSenderId> RegisterSenderIdAsync(string senderId, string purpose, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(senderId);
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        var request = new VelstackSenderIdRequest { SenderId = senderId, Purpose = purpose };
        return await CallAsync(
            RegisterSenderIdCall, (api, token) => api.RegisterSenderIdAsync(request, token), VelstackNormalizer.ToSenderId, cancellationToken)
            .ConfigureAwait(false);
    }
}
