using MessagingHub.Flowella.Wire;

namespace MessagingHub.Flowella;

/// <content>The optional features.</content>
internal sealed partial class FlowellaProvider : IContactWriter, IBulkSender, IOptOutRegistry, IConnectionCheck, IMessageAnalytics
{
    private static readonly WireOperation BulkCall = WireOperation.Change("sendBulk", CallCategory.Bulk);
    private static readonly WireOperation UpsertCall = WireOperation.Change("upsertContact");
    private static readonly WireOperation OptOutCall = WireOperation.Change("setOptOut");

    ContactWrites IContactWriter.Writes => Capabilities.ContactWrites;

    MessageContents IBulkSender.BulkContents => MessageContents.Template;

    int? IBulkSender.MaxRecipients => FlowellaNormalizer.MaxRecipients;

    bool IOptOutRegistry.CanClear => false;

    public async Task<SentMessage> SendBulkAsync(BulkMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return await SendJobAsync(BulkCall, message, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> UpsertAsync(ContactDraft contact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        FlowellaContactRequest request = FlowellaNormalizer.ToContactRequest(context, UpsertCall, contact);
        return await CallAsync(
            UpsertCall, (api, token) => api.UpsertContactAsync(request, token), FlowellaNormalizer.ToContact, cancellationToken).ConfigureAwait(false);
    }

    public Task<Contact> CreateAsync(ContactDraft contact, CancellationToken cancellationToken = default) =>
        Task.FromException<Contact>(OnlyUpsert(ContactWrites.Create));

    public Task<Contact> UpdateAsync(string contactId, ContactDraft contact, CancellationToken cancellationToken = default) =>
        Task.FromException<Contact>(OnlyUpsert(ContactWrites.Update));

    public Task DeleteAsync(string contactId, CancellationToken cancellationToken = default) =>
        Task.FromException(context.CannotWrite(
            ContactWrites.Delete, "Flowella documents no call that deletes a contact."));

    public async Task<OptOut> SetAsync(OptOutRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        FlowellaOptOutRequest wire = FlowellaNormalizer.ToOptOutRequest(context, OptOutCall, request);
        return await CallAsync(
            OptOutCall, (api, token) => api.SetOptOutAsync(wire, token), FlowellaNormalizer.ToOptOut, cancellationToken).ConfigureAwait(false);
    }

    public Task<OptOut> ClearAsync(OptOutRequest request, CancellationToken cancellationToken = default) =>
        Task.FromException<OptOut>(context.NotSupported(
            WireOperation.Change("clearOptOut"), "Flowella's documents do not say how an opt-out is cleared; clear it in Flowella."));

    public async Task<ConnectionCheck> CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await CallAsync(
                WireOperation.Read("check"), (api, token) => api.PingAsync(token), FlowellaNormalizer.ToCheck, cancellationToken).ConfigureAwait(false);
        }
        catch (MessagingException refused) when (refused.Code == MessagingErrorCode.Unauthenticated)
        {
            return new ConnectionCheck { Provider = Name, Verified = false, Reason = refused.Message, Raw = refused.Raw };
        }
    }

    public Task<MessageStatistics> CountOutboundAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return CallAsync(
            WireOperation.Read("countOutbound"),
            (api, token) => api.GetAnalyticsAsync(WireText.FromTime(from), WireText.FromTime(to), token),
            FlowellaNormalizer.ToStatistics,
            cancellationToken);
    }

    private async Task<SentMessage> SendJobAsync(WireOperation operation, BulkMessage message, CancellationToken cancellationToken)
    {
        FlowellaJobRequest request = FlowellaNormalizer.ToJobRequest(context, operation, message);
        return await CallAsync(
            operation, (api, token) => api.SendTemplateAsync(request, token), FlowellaNormalizer.ToSentJob, cancellationToken).ConfigureAwait(false);
    }

    private MessagingException OnlyUpsert(ContactWrites write) => context.CannotWrite(
        write, "Flowella creates and changes contacts in one call, by phone number: use UpsertAsync.");
}
