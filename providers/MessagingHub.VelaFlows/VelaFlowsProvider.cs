using MessagingHub.VelaFlows.Wire;

namespace MessagingHub.VelaFlows;

/// <summary>One VelaFlows account: each member reads to wire, call, from wire.</summary>
internal sealed partial class VelaFlowsProvider(ProviderContext<VelaFlowsOptions> context) : IMessagingProvider
{
    private const int MaxPageSize = 100;

    private static readonly WireOperation SendCall = WireOperation.Change("send");

    private readonly VelaFlowsWebhooks _webhooks = new(context);

    public static MessagingCapabilities CanDo { get; } = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Conversation,
        Contents = MessageContents.Text,
        ConversationFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search,
        ContactFilters = ListFilters.Search,
        Features = MessagingFeatures.ContactWriter | MessagingFeatures.WebhookReader | MessagingFeatures.WebhookSubscriptions,
        ContactWrites = ContactWrites.Create,
    };

    public string Name => context.Name;

    public string Kind => context.Kind;

    /// <summary>What the kind can do; with a resolver, sending to phone numbers as well.</summary>
    public MessagingCapabilities Capabilities { get; } = context.Options.ConversationResolver is null
        ? context.Capabilities
        : context.Capabilities with { Recipients = context.Capabilities.Recipients | MessageRecipients.Phone };

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        VelaFlowsMessageRequest request = VelaFlowsNormalizer.ToMessageRequest(context, SendCall, message);
        string conversationId = await ConversationOfAsync(message.To, cancellationToken).ConfigureAwait(false);
        return await CallAsync(
            SendCall,
            (api, token) => api.SendMessageAsync(conversationId, request, token),
            VelaFlowsNormalizer.ToSentText,
            cancellationToken).ConfigureAwait(false);
    }

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null)
    {
        WireOperation list = WireOperation.Read("listConversations");
        string? status = VelaFlowsNormalizer.ToFilter(context, list, "Status", query?.Status?.Value);
        string? channel = VelaFlowsNormalizer.ToFilter(context, list, "Channel", query?.Channel?.Value);
        string? search = query?.Search;
        return context.List(
            list.Name,
            WireText.FilterKey(status, channel, search),
            MaxPageSize,
            (page, cancellationToken) => CallAsync(
                list,
                (api, token) => api.ListConversationsAsync(VelaFlowsNormalizer.ToPageNumber(page), page.Size, status, channel, search, token),
                (account, response) => VelaFlowsNormalizer.ToConversations(account, response, page),
                cancellationToken));
    }

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null)
    {
        WireOperation list = WireOperation.Read("listContacts");
        string? search = query?.Search;
        return context.List(list.Name, WireText.FilterKey(search), MaxPageSize, (page, cancellationToken) => CallAsync(
            list,
            (api, token) => api.ListLeadsAsync(VelaFlowsNormalizer.ToPageNumber(page), page.Size, search, token),
            (account, response) => VelaFlowsNormalizer.ToContacts(account, response, page),
            cancellationToken));
    }

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) =>
        throw context.NotSupported(WireOperation.Read("listTemplates"), "VelaFlows documents no templates.");

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : serviceType == typeof(IWebhookReader) ? _webhooks : null;
    }

    /// <summary>The conversation itself where it is known; for a phone number alone, the application's resolver.</summary>
    private async ValueTask<string> ConversationOfAsync(MessageRecipient to, CancellationToken cancellationToken)
    {
        if (to.ConversationId is { } known)
        {
            return PathId.Checked(context, SendCall, "To.ConversationId", known);
        }

        if (to.PhoneNumber is not { } phone || context.Options.ConversationResolver is not { } resolver)
        {
            throw context.NotSupported(SendCall, "VelaFlows sends to conversations only: pass a conversation id.");
        }

        string? found = await resolver.FindConversationAsync(phone, cancellationToken).ConfigureAwait(false);
        return found is null
            ? throw new MessagingException(
                MessagingErrorCode.NotFound,
                $"{Name} ({Kind}): send was not sent: the account's ConversationResolver knows no conversation for this phone number, "
                + "and VelaFlows documents no call that begins one. Pass a conversation id, or wait until the contact writes.")
            {
                Provider = Name,
                Operation = SendCall.Name,
            }
            : PathId.Checked(context, SendCall, "ConversationResolver", found);
    }

    private Task<T> CallAsync<T>(
        WireOperation operation,
        Func<IVelaFlowsApi, CancellationToken, Task<HttpResponseMessage>> call,
        Func<string, WireResponse, WireResult<T>> normalize,
        CancellationToken cancellationToken) =>
        context.Pipeline.CallAsync(
            operation,
            (client, token) => call(WireClient.Create<IVelaFlowsApi>(client, VelaFlowsJsonContext.Default), token),
            response => normalize(context.Name, response),
            cancellationToken);
}
