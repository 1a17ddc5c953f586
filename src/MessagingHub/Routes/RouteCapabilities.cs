namespace MessagingHub;

/// <summary>What a route declares, by what its members declare.</summary>
internal static class RouteCapabilities
{
    /// <summary>The features that read what a list reads: of the others each speaks for one account, and is asked of that account.</summary>
    public const MessagingFeatures Features = MessagingFeatures.MessageHistory | MessagingFeatures.ContactLookup;

    /// <summary>For sending, what at least one member can do; for lists, what the first member can do that has the list.</summary>
    public static MessagingCapabilities Of(IReadOnlyList<IMessagingProvider> members)
    {
        MessagingCapabilities[] all = [.. members.Select(member => member.Capabilities)];
        MessagingCapabilities[] senders = [.. all.Where(can => can.Operations.HasFlag(MessagingOperations.Send))];
        return new MessagingCapabilities
        {
            Operations = all.Aggregate(MessagingOperations.None, (sum, can) => sum | can.Operations),
            Recipients = senders.Aggregate(MessageRecipients.None, (sum, can) => sum | can.Recipients),
            Contents = senders.Aggregate(MessageContents.None, (sum, can) => sum | can.Contents),
            SchedulableContents = senders.Aggregate(MessageContents.None, (sum, can) => sum | can.SchedulableContents),
            SenderContents = senders.Aggregate(MessageContents.None, (sum, can) => sum | can.SenderContents),
            Replies = senders.Any(can => can.Replies),
            ProviderOptions = [.. senders.SelectMany(can => can.ProviderOptions).Distinct(StringComparer.Ordinal)],
            ConversationFilters = FirstWith(all, MessagingOperations.ListConversations)?.ConversationFilters ?? 0,
            ContactFilters = FirstWith(all, MessagingOperations.ListContacts)?.ContactFilters ?? 0,
            TemplateFilters = FirstWith(all, MessagingOperations.ListTemplates)?.TemplateFilters ?? 0,
            Features = Features & all.Aggregate(MessagingFeatures.None, (sum, can) => sum | can.Features),
        };
    }

    private static MessagingCapabilities? FirstWith(MessagingCapabilities[] members, MessagingOperations list) =>
        members.FirstOrDefault(can => can.Operations.HasFlag(list));
}
