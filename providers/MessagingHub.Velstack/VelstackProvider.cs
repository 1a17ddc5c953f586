using MessagingHub.Velstack.Wire;

namespace MessagingHub.Velstack;

/// <summary>One Velstack account: each member reads to wire, call, from wire.</summary>
internal sealed partial class VelstackProvider(ProviderContext<VelstackOptions> context) : IMessagingProvider
{
    // A list comes in one piece; the size is part of no request.
    private const int MaxPageSize = int.MaxValue;

    private static readonly WireOperation SendCall = WireOperation.Change("send");

    private readonly VelstackWebhooks _webhooks = new(context);

    public static MessagingCapabilities CanDo { get; } = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone | MessageRecipients.Group,
        Contents = MessageContents.Text,
        SenderContents = MessageContents.Text,
        ContactFilters = ListFilters.Group,
        Features = MessagingFeatures.ContactWriter | MessagingFeatures.ContactGroups | MessagingFeatures.BulkSender | MessagingFeatures.WebhookReader,
        ContactWrites = ContactWrites.Create | ContactWrites.Update | ContactWrites.Delete,
        ProviderOptions = [VelstackNormalizer.Title],
    };

    public string Name => context.Name;

    public string Kind => context.Kind;

    public MessagingCapabilities Capabilities => context.Capabilities;

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        var text = (TextContent)message.Content;
        if (message.To.GroupId is not null)
        {
            VelstackGroupSmsRequest groupSms = VelstackNormalizer.ToGroupSmsRequest(context, SendCall, message, text);
            return await CallAsync(
                SendCall, (api, token) => api.SendToGroupAsync(groupSms, token), VelstackNormalizer.ToSent, cancellationToken).ConfigureAwait(false);
        }

        VelstackQuickRequest request = VelstackNormalizer.ToQuickRequest(context, SendCall, message, text);
        return await SendQuickAsync(SendCall, request, cancellationToken).ConfigureAwait(false);
    }

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => throw context.NotSupported(
        WireOperation.Read("listConversations"), "Velstack only sends: it has no conversations.");

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null)
    {
        WireOperation list = WireOperation.Read("listContacts");
        return ListContacts(list, VelstackNormalizer.ToGroupFilter(context, list, query?.GroupId));
    }

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => throw context.NotSupported(
        WireOperation.Read("listTemplates"), "Velstack's documents have no templates.");

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : serviceType == typeof(IWebhookReader) ? _webhooks : null;
    }

    private Paged<Contact> ListContacts(WireOperation list, string? groupId) =>
        context.List(list.Name, $"group={groupId}", MaxPageSize, (_, cancellationToken) => CallAsync(
            list,
            (api, token) => groupId is null ? api.ListContactsAsync(token) : api.ListGroupContactsAsync(groupId, token),
            VelstackNormalizer.ToContacts,
            cancellationToken));

    private Task<SentMessage> SendQuickAsync(WireOperation operation, VelstackQuickRequest request, CancellationToken cancellationToken) => CallAsync(
        operation,
        (api, token) => context.Options.QuickSmsPath == VelstackOptions.QuickPathOfG3
            ? api.SendQuickOfG3Async(request, token)
            : api.SendQuickAsync(request, token),
        VelstackNormalizer.ToSent,
        cancellationToken);

    private Task<T> CallAsync<T>(
        WireOperation operation,
        Func<IVelstackApi, CancellationToken, Task<HttpResponseMessage>> call,
        Func<string, WireResponse, WireResult<T>> normalize,
        CancellationToken cancellationToken) =>
        context.Pipeline.CallAsync(
            operation,
            (client, token) => call(WireClient.Create<IVelstackApi>(client, VelstackJsonContext.Default), token),
            response => normalize(context.Name, response),
            cancellationToken);
}
