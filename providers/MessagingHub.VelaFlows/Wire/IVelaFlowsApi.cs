using Refit;

namespace MessagingHub.VelaFlows.Wire;

/// <summary>VelaFlows's documented operations that the contract has a use for; webhooks are registered at one of two documented paths.</summary>
internal interface IVelaFlowsApi
{
    [Get("/inbox/conversations")]
    Task<HttpResponseMessage> ListConversationsAsync(
        long page, int limit, string? status, string? channelType, string? search, CancellationToken cancellationToken);

    [Post("/inbox/conversations/{conversationId}/messages")]
    Task<HttpResponseMessage> SendMessageAsync(string conversationId, [Body] VelaFlowsMessageRequest body, CancellationToken cancellationToken);

    [Get("/crm/leads")]
    Task<HttpResponseMessage> ListLeadsAsync(long page, int limit, string? search, CancellationToken cancellationToken);

    [Post("/crm/leads")]
    Task<HttpResponseMessage> CreateLeadAsync([Body] VelaFlowsLeadRequest body, CancellationToken cancellationToken);

    [Patch("/customers/{customerId}")]
    Task<HttpResponseMessage> UpdateCustomerAsync(string customerId, [Body] VelaFlowsCustomerRequest body, CancellationToken cancellationToken);

    [Post(VelaFlowsOptions.DedicatedPath)]
    Task<HttpResponseMessage> SubscribeAsync([Body] VelaFlowsSubscriptionRequest body, CancellationToken cancellationToken);

    [Post(VelaFlowsOptions.SdkPath)]
    Task<HttpResponseMessage> SubscribeAtSdkPathAsync([Body] VelaFlowsSubscriptionRequest body, CancellationToken cancellationToken);
}
