using Refit;

namespace MessagingHub.Flowella.Wire;

/// <summary>Flowella's nine documented operations.</summary>
internal interface IFlowellaApi
{
    [Get("/ping")]
    Task<HttpResponseMessage> PingAsync(CancellationToken cancellationToken);

    [Get("/conversations")]
    Task<HttpResponseMessage> ListConversationsAsync(int limit, string? cursor, string? status, CancellationToken cancellationToken);

    [Post("/messages")]
    Task<HttpResponseMessage> SendTextAsync([Body] FlowellaTextRequest body, CancellationToken cancellationToken);

    [Get("/contacts")]
    Task<HttpResponseMessage> ListContactsAsync(int limit, string? cursor, CancellationToken cancellationToken);

    [Post("/contacts")]
    Task<HttpResponseMessage> UpsertContactAsync([Body] FlowellaContactRequest body, CancellationToken cancellationToken);

    [Post("/opt-outs")]
    Task<HttpResponseMessage> SetOptOutAsync([Body] FlowellaOptOutRequest body, CancellationToken cancellationToken);

    [Get("/templates")]
    Task<HttpResponseMessage> ListTemplatesAsync(int limit, string? cursor, CancellationToken cancellationToken);

    [Post("/templates/send")]
    Task<HttpResponseMessage> SendTemplateAsync([Body] FlowellaJobRequest body, CancellationToken cancellationToken);

    [Get("/analytics")]
    Task<HttpResponseMessage> GetAnalyticsAsync(string startDate, string endDate, CancellationToken cancellationToken);
}
