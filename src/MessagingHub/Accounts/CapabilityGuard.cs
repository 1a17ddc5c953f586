using System.Collections.Frozen;

namespace MessagingHub;

/// <summary>Refuses what an account does not declare, at the call, before any network use, and names who can.</summary>
/// <remarks>It stands in front of every provider, so that no provider has to check its own declarations. What a feature takes is the feature's own to check.</remarks>
internal sealed class CapabilityGuard(IMessagingProvider inner, KindTable kinds, bool takesKeys) : DelegatingMessagingProvider(inner)
{
    private static readonly FrozenDictionary<Type, MessagingFeatures> Features = new Dictionary<Type, MessagingFeatures>
    {
        [typeof(IMessageHistory)] = MessagingFeatures.MessageHistory,
        [typeof(IContactWriter)] = MessagingFeatures.ContactWriter,
        [typeof(IContactLookup)] = MessagingFeatures.ContactLookup,
        [typeof(IContactGroups)] = MessagingFeatures.ContactGroups,
        [typeof(IBulkSender)] = MessagingFeatures.BulkSender,
        [typeof(IOptOutRegistry)] = MessagingFeatures.OptOutRegistry,
        [typeof(IConnectionCheck)] = MessagingFeatures.ConnectionCheck,
        [typeof(IMessageAnalytics)] = MessagingFeatures.MessageAnalytics,
        [typeof(IWebhookReader)] = MessagingFeatures.WebhookReader,
        [typeof(IWebhookSubscriptions)] = MessagingFeatures.WebhookSubscriptions,
    }.ToFrozenDictionary();

    public override Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return RefusalOf(message) is { } refusal ? Task.FromException<SentMessage>(refusal) : Inner.SendAsync(message, cancellationToken);
    }

    public override Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null)
    {
        RequireList("listConversations", MessagingOperations.ListConversations, query?.Filters ?? 0, can => can.ConversationFilters);
        return Inner.ListConversationsAsync(query);
    }

    public override Paged<Contact> ListContactsAsync(ContactQuery? query = null)
    {
        RequireList("listContacts", MessagingOperations.ListContacts, query?.Filters ?? 0, can => can.ContactFilters);
        return Inner.ListContactsAsync(query);
    }

    public override Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null)
    {
        RequireList("listTemplates", MessagingOperations.ListTemplates, query?.Filters ?? 0, can => can.TemplateFilters);
        return Inner.ListTemplatesAsync(query);
    }

    /// <summary>A known feature is found only where it is declared.</summary>
    public override object? GetService(Type serviceType) =>
        Features.TryGetValue(serviceType, out MessagingFeatures feature) && !Capabilities.Features.HasFlag(feature)
            ? null
            : base.GetService(serviceType);

    private MessagingException? RefusalOf(OutboundMessage message)
    {
        MessageContents content = message.Content.Kind;
        if (!Capabilities.Operations.HasFlag(MessagingOperations.Send))
        {
            return Refuse("send", "cannot send messages", MessagingOperations.Send, static (can, send) => can.Operations.HasFlag(send));
        }

        if (!Capabilities.Contents.HasFlag(content))
        {
            return Refuse("send", $"cannot send {content} content", content, static (can, wanted) => can.Contents.HasFlag(wanted));
        }

        MessageRecipients known = AddressesOf(message.To);
        if ((Capabilities.Recipients & known) == 0)
        {
            return Refuse(
                "send",
                $"sends to a recipient known by {Capabilities.Recipients}, and this one is known by {(known == 0 ? "contact id" : known)} only{Remedy(known)}",
                (known, content),
                static (can, wanted) => (can.Recipients & wanted.known) != 0 && can.Contents.HasFlag(wanted.content));
        }

        if (message.SendAt is not null && !Capabilities.SchedulableContents.HasFlag(content))
        {
            return Refuse("send", $"cannot schedule {content} content", content, static (can, wanted) => can.SchedulableContents.HasFlag(wanted));
        }

        if (message.ReplyTo is not null && !Capabilities.Replies)
        {
            return Refuse("send", "cannot reply to a certain message", true, static (can, wanted) => can.Replies == wanted);
        }

        if (message.Sender is not null && !Capabilities.SenderContents.HasFlag(content))
        {
            return Refuse("send", $"cannot choose the sender of {content} content", content, static (can, wanted) => can.SenderContents.HasFlag(wanted));
        }

        if (message.ProviderOptions.Count > 0 && message.ProviderOptions.Keys.Except(Capabilities.ProviderOptions).FirstOrDefault() is { } unknown)
        {
            return Refusal("send", $"has no option '{unknown}'. {kinds.WhoCan(can => can.ProviderOptions.Contains(unknown), "has it", "have it")}");
        }

        return message.IdempotencyKey is null || takesKeys
            ? null
            : Refusal("send", "cannot honour an idempotency key: no send journal is registered. Call AddInMemorySendJournal(), or send without a key.");
    }

    /// <summary>A conversation's id is the one address that people do not know by heart.</summary>
    private string? Remedy(MessageRecipients known) => Capabilities.Recipients.HasFlag(MessageRecipients.Conversation) && known != MessageRecipients.Group
        ? ": pass a conversation id, such as AsRecipient() of a listed conversation"
        : null;

    private static MessageRecipients AddressesOf(MessageRecipient to) =>
        (to.PhoneNumber is null ? 0 : MessageRecipients.Phone)
        | (to.ConversationId is null ? 0 : MessageRecipients.Conversation)
        | (to.GroupId is null ? 0 : MessageRecipients.Group);

    private void RequireList(string operation, MessagingOperations list, ListFilters wanted, Func<MessagingCapabilities, ListFilters> filters)
    {
        if (!Capabilities.Operations.HasFlag(list))
        {
            throw Refuse(operation, $"cannot {Spaced(operation)}", list, static (can, wanted) => can.Operations.HasFlag(wanted));
        }

        ListFilters missing = wanted & ~filters(Capabilities);
        if (missing != 0)
        {
            throw Refuse(
                operation,
                $"cannot {Spaced(operation)} by {missing}",
                (list, filters, missing),
                static (can, wanted) => can.Operations.HasFlag(wanted.list) && wanted.filters(can).HasFlag(wanted.missing));
        }
    }

    private static string Spaced(string operation) => operation.Replace("list", "list ", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Refuses, and names who can. What is wanted comes beside the question: a closure would be made for every call that is not refused.</summary>
    private MessagingException Refuse<T>(string operation, string what, T wanted, Func<MessagingCapabilities, T, bool> can) =>
        Refusal(operation, $"{what}. {kinds.WhoCan(capabilities => can(capabilities, wanted))}");

    private MessagingException Refusal(string operation, string what) =>
        new(MessagingErrorCode.NotSupported, $"{Name} ({Kind}) {what} Nothing was {(operation == "send" ? "sent" : "requested")}.") { Provider = Name, Operation = operation };
}
