using MessagingHub.Flowella.Wire;

namespace MessagingHub.Flowella;

/// <summary>One Flowella account: each member reads to wire, call, from wire.</summary>
internal sealed partial class FlowellaProvider(ProviderContext<FlowellaOptions> context) : IMessagingProvider
{
    private const int MaxPageSize = 100;

    private static readonly WireOperation SendCall = WireOperation.Change("send");

    private readonly FlowellaWebhooks _webhooks = new(context);

    public static MessagingCapabilities CanDo { get; } = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations
            | MessagingOperations.ListContacts | MessagingOperations.ListTemplates,
        Recipients = MessageRecipients.Phone,
        Contents = MessageContents.Text | MessageContents.Template,
        SchedulableContents = MessageContents.Template,
        SenderContents = MessageContents.Text | MessageContents.Template,
        ConversationFilters = ListFilters.Status,
        Features = MessagingFeatures.ContactWriter | MessagingFeatures.BulkSender | MessagingFeatures.OptOutRegistry
            | MessagingFeatures.ConnectionCheck | MessagingFeatures.MessageAnalytics | MessagingFeatures.WebhookReader,
        ContactWrites = ContactWrites.Upsert,
        ProviderOptions = [FlowellaNormalizer.ThrottlePerHour, FlowellaNormalizer.TemplateWabaId],
    };

    public string Name => context.Name;

    public string Kind => context.Kind;

    public MessagingCapabilities Capabilities => context.Capabilities;

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        if (message.Content is TextContent text)
        {
            FlowellaTextRequest request = FlowellaNormalizer.ToTextRequest(context, SendCall, message, text);
            return await CallAsync(
                SendCall, (api, token) => api.SendTextAsync(request, token), FlowellaNormalizer.ToSentText, cancellationToken).ConfigureAwait(false);
        }

        return await SendJobAsync(SendCall, FlowellaNormalizer.ToBulk(message), cancellationToken).ConfigureAwait(false);
    }

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null)
    {
        WireOperation list = WireOperation.Read("listConversations");
        string? status = FlowellaNormalizer.ToStatusFilter(context, list, query?.Status);
        return context.List(list.Name, $"status={status}", MaxPageSize, (page, cancellationToken) => CallAsync(
            list,
            (api, token) => api.ListConversationsAsync(page.Size, page.Position, status, token),
            FlowellaNormalizer.ToConversations,
            cancellationToken));
    }

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null)
    {
        WireOperation list = WireOperation.Read("listContacts");
        return context.List(list.Name, "", MaxPageSize, (page, cancellationToken) => CallAsync(
            list, (api, token) => api.ListContactsAsync(page.Size, page.Position, token), FlowellaNormalizer.ToContacts, cancellationToken));
    }

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null)
    {
        WireOperation list = WireOperation.Read("listTemplates");
        return context.List(list.Name, "", MaxPageSize, (page, cancellationToken) => CallAsync(
            list, (api, token) => api.ListTemplatesAsync(page.Size, page.Position, token), FlowellaNormalizer.ToTemplates, cancellationToken));
    }

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : serviceType == typeof(IWebhookReader) ? _webhooks : null;
    }

    private Task<T> CallAsync<T>(
        WireOperation operation,
        Func<IFlowellaApi, CancellationToken, Task<HttpResponseMessage>> call,
        Func<string, WireResponse, WireResult<T>> normalize,
        CancellationToken cancellationToken) =>
        context.Pipeline.CallAsync(
            operation,
            (client, token) => call(WireClient.Create<IFlowellaApi>(client, FlowellaJsonContext.Default), token),
            response => normalize(context.Name, response),
            cancellationToken);
}
