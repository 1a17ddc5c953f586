using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <content>The optional features.</content>
internal sealed partial class FlowIQProvider : IMessageHistory, IContactLookup, IContactWriter, IWebhookSubscriptions
{
    private static readonly WireOperation FindCall = WireOperation.Read("findContact");
    private static readonly WireOperation CreateCall = WireOperation.Change("createContact");
    private static readonly WireOperation SubscribeCall = WireOperation.Change("subscribe");

    ContactWrites IContactWriter.Writes => Capabilities.ContactWrites;

    public Paged<Message> ListMessagesAsync(MessageQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        WireOperation list = WireOperation.Read("listMessages");
        (string? number, string? contactId) = FlowIQNormalizer.ToHistoryAddress(context, list, query.With);
        return context.List(list.Name, WireText.FilterKey(number, contactId, query.Search), MaxPageSize, (request, cancellationToken) =>
        {
            int page = FlowIQNormalizer.ToPageNumber(request);
            return CallAsync(
                list,
                (api, token) => api.ListMessagesAsync(number, contactId, query.Search, request.Size, page, token),
                (account, response) => FlowIQNormalizer.ToMessages(account, response, page, number),
                cancellationToken);
        });
    }

    public async Task<Contact?> FindByPhoneAsync(string phoneNumber, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(phoneNumber);
        string number = FlowIQNormalizer.ToNumber(context, FindCall, phoneNumber, "phoneNumber");
        return await CallAsync(
            FindCall, (api, token) => api.FindByPhoneAsync(number, number, token), FlowIQNormalizer.ToFoundContact, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> CreateAsync(ContactDraft contact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        FlowIQContactRequest request = FlowIQNormalizer.ToContactRequest(context, CreateCall, contact);
        return await CallAsync(
            CreateCall, (api, token) => api.CreateContactAsync(request, token), FlowIQNormalizer.ToCreatedContact, cancellationToken).ConfigureAwait(false);
    }

    public Task<Contact> UpdateAsync(string contactId, ContactDraft contact, CancellationToken cancellationToken = default) =>
        Task.FromException<Contact>(OnlyCreate(ContactWrites.Update));

    public Task<Contact> UpsertAsync(ContactDraft contact, CancellationToken cancellationToken = default) =>
        Task.FromException<Contact>(OnlyCreate(ContactWrites.Upsert));

    public Task DeleteAsync(string contactId, CancellationToken cancellationToken = default) =>
        Task.FromException(OnlyCreate(ContactWrites.Delete));

    public async Task<WebhookSubscription> SubscribeAsync(WebhookSubscriptionDraft subscription, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        FlowIQWebhookRequest request = FlowIQNormalizer.ToWebhookRequest(context, SubscribeCall, subscription);
        return await CallAsync(
            SubscribeCall, (api, token) => api.SetWebhookAsync(request, token), FlowIQNormalizer.ToSubscription, cancellationToken).ConfigureAwait(false);
    }

    private MessagingException OnlyCreate(ContactWrites write) => context.CannotWrite(
        write, "FlowIQ documents no call that changes or deletes a contact: use CreateAsync, or change it in FlowIQ.");
}
