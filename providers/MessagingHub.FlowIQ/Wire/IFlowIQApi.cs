using Refit;

namespace MessagingHub.FlowIQ.Wire;

/// <summary>FlowIQ's documented operations; <c>tenantId</c> comes with the credential.</summary>
internal interface IFlowIQApi
{
    [Get("/conversations?action=contacts")]
    Task<HttpResponseMessage> ListContactsAsync(string? search, int limit, int page, CancellationToken cancellationToken);

    [Get("/conversations?action=conversation-messages")]
    Task<HttpResponseMessage> ListMessagesAsync(
        string? whatsappNumber, string? contactId, string? query, int limit, int page, CancellationToken cancellationToken);

    /// <summary>Half of the documents name the parameter one way and half the other, so it goes out both ways.</summary>
    [Get("/conversations?action=find-by-phone")]
    Task<HttpResponseMessage> FindByPhoneAsync(string phoneNumber, string whatsappNumber, CancellationToken cancellationToken);

    [Post("/contact")]
    Task<HttpResponseMessage> CreateContactAsync([Body] FlowIQContactRequest body, CancellationToken cancellationToken);

    [Post("/send-whatsapp")]
    Task<HttpResponseMessage> SendMessageAsync([Body] FlowIQMessageRequest body, CancellationToken cancellationToken);

    [Post("/send-template")]
    Task<HttpResponseMessage> SendTemplateAsync([Body] FlowIQTemplateRequest body, CancellationToken cancellationToken);

    [Post("/set-webhooks")]
    Task<HttpResponseMessage> SetWebhookAsync([Body] FlowIQWebhookRequest body, CancellationToken cancellationToken);
}
