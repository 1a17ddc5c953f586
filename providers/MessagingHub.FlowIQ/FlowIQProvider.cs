using MessagingHub.FlowIQ.Wire;

namespace MessagingHub.FlowIQ;

/// <summary>One FlowIQ account: each member reads to wire, call, from wire.</summary>
internal sealed partial class FlowIQProvider(ProviderContext<FlowIQOptions> context) : IMessagingProvider
{
    private const int MaxPageSize = 100;

    private static readonly WireOperation SendCall = WireOperation.Change("send");

    private readonly FlowIQWebhooks _webhooks = new(context);

    public static MessagingCapabilities CanDo { get; } = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone | MessageRecipients.Conversation,
        Contents = MessageContents.Text | MessageContents.Image | MessageContents.Video | MessageContents.Audio | MessageContents.Document
            | MessageContents.Location | MessageContents.ContactCard | MessageContents.Buttons | MessageContents.List
            | MessageContents.Reaction | MessageContents.Template,
        Replies = true,
        ConversationFilters = ListFilters.Search,
        ContactFilters = ListFilters.Search,
        Features = MessagingFeatures.MessageHistory | MessagingFeatures.ContactLookup | MessagingFeatures.ContactWriter
            | MessagingFeatures.WebhookReader | MessagingFeatures.WebhookSubscriptions,
        ContactWrites = ContactWrites.Create,
        ProviderOptions = [FlowIQNormalizer.MemberId],
    };

    public string Name => context.Name;

    public string Kind => context.Kind;

    public MessagingCapabilities Capabilities => context.Capabilities;

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        if (message.Content is TemplateContent template)
        {
            FlowIQTemplateRequest named = FlowIQNormalizer.ToTemplateRequest(context, SendCall, message, template);
            return await CallAsync(
                SendCall, (api, token) => api.SendTemplateAsync(named, token), FlowIQNormalizer.ToSentTemplate, cancellationToken).ConfigureAwait(false);
        }

        FlowIQMessageRequest request = FlowIQNormalizer.ToMessageRequest(context, SendCall, message);
        return await CallAsync(
            SendCall, (api, token) => api.SendMessageAsync(request, token), FlowIQNormalizer.ToSentMessage, cancellationToken).ConfigureAwait(false);
    }

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) =>
        ListContactsAs("listConversations", query?.Search, FlowIQNormalizer.ToConversation);

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null) =>
        ListContactsAs("listContacts", query?.Search, FlowIQNormalizer.ToContact);

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) =>
        throw context.NotSupported(WireOperation.Read("listTemplates"), "FlowIQ documents no list of templates; look them up in FlowIQ and send them by name.");

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : serviceType == typeof(IWebhookReader) ? _webhooks : null;
    }

    /// <summary>FlowIQ has one list: its contacts, each of whom is one conversation.</summary>
    private Paged<T> ListContactsAs<T>(string operation, string? search, Func<string, FlowIQContact, T> map)
    {
        WireOperation list = WireOperation.Read(operation);
        return context.List(operation, $"search={search}", MaxPageSize, (request, cancellationToken) =>
        {
            int page = FlowIQNormalizer.ToPageNumber(request);
            return CallAsync(
                list,
                (api, token) => api.ListContactsAsync(search, request.Size, page, token),
                (account, response) => FlowIQNormalizer.ToContactPage(account, response, page, map),
                cancellationToken);
        });
    }

    private Task<T> CallAsync<T>(
        WireOperation operation,
        Func<IFlowIQApi, CancellationToken, Task<HttpResponseMessage>> call,
        Func<string, WireResponse, WireResult<T>> normalize,
        CancellationToken cancellationToken) =>
        context.Pipeline.CallAsync(
            operation,
            (client, token) => call(WireClient.Create<IFlowIQApi>(client, FlowIQJsonContext.Default), token),
            response => normalize(context.Name, response),
            cancellationToken);
}
