using MessagingHub.VelaFlows.Wire;

namespace MessagingHub.VelaFlows;

/// <content>The optional features.</content>
internal sealed partial class VelaFlowsProvider : IContactWriter, IWebhookSubscriptions, IVelaFlowsCustomers
{
    private static readonly WireOperation CreateCall = WireOperation.Change("createContact");
    private static readonly WireOperation CustomerCall = WireOperation.Change("updateCustomer");
    private static readonly WireOperation SubscribeCall = WireOperation.Change("subscribe");

    ContactWrites IContactWriter.Writes => Capabilities.ContactWrites;

    public async Task<Contact> CreateAsync(ContactDraft contact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        VelaFlowsLeadRequest request = VelaFlowsNormalizer.ToLeadRequest(context, CreateCall, contact);
        return await CallAsync(
            CreateCall, (api, token) => api.CreateLeadAsync(request, token), VelaFlowsNormalizer.ToLead, cancellationToken).ConfigureAwait(false);
    }

    public Task<Contact> UpdateAsync(string contactId, ContactDraft contact, CancellationToken cancellationToken = default) =>
        Task.FromException<Contact>(context.CannotWrite(
            ContactWrites.Update, "contacts are leads here, and VelaFlows documents changes of customers only, whose ids are others: "
            + "with a customer's id, use IVelaFlowsCustomers."));

    public Task<Contact> UpsertAsync(ContactDraft contact, CancellationToken cancellationToken = default) =>
        Task.FromException<Contact>(context.CannotWrite(
            ContactWrites.Upsert, "VelaFlows documents no call that creates or changes a lead: use CreateAsync."));

    public Task DeleteAsync(string contactId, CancellationToken cancellationToken = default) =>
        Task.FromException(context.CannotWrite(
            ContactWrites.Delete, "VelaFlows documents no call that deletes a lead."));

    public async Task<Contact> UpdateCustomerAsync(string customerId, ContactDraft changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(customerId);
        ArgumentNullException.ThrowIfNull(changes);
        string id = PathId.Checked(context, CustomerCall, "customerId", customerId);
        VelaFlowsCustomerRequest request = VelaFlowsNormalizer.ToCustomerRequest(context, CustomerCall, changes);
        return await CallAsync(
            CustomerCall, (api, token) => api.UpdateCustomerAsync(id, request, token), VelaFlowsNormalizer.ToCustomer, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WebhookSubscription> SubscribeAsync(WebhookSubscriptionDraft subscription, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        VelaFlowsSubscriptionRequest request = VelaFlowsNormalizer.ToSubscriptionRequest(subscription);
        bool isSdkPath = context.Options.WebhookSubscriptionsPath == VelaFlowsOptions.SdkPath;
        return await CallAsync(
            SubscribeCall,
            (api, token) => isSdkPath ? api.SubscribeAtSdkPathAsync(request, token) : api.SubscribeAsync(request, token),
            VelaFlowsNormalizer.ToSubscription,
            cancellationToken).ConfigureAwait(false);
    }
}
