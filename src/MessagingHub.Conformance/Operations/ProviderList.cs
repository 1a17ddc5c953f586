namespace MessagingHub.Conformance;

/// <summary>One of the contract's lists.</summary>
/// <param name="Operation">The flag that declares it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Filters">The filters an account declares for it.</param>
/// <param name="Expressible">The filters its query can ask for.</param>
/// <param name="Open">Opens it, with one filter or none.</param>
internal sealed record ProviderList(
    MessagingOperations Operation,
    string Name,
    Func<MessagingCapabilities, ListFilters> Filters,
    ListFilters Expressible,
    Func<IMessagingProvider, (ListFilters Filter, string Value)?, AnyList> Open)
{
    private const ListFilters OfMost = ListFilters.Status | ListFilters.Channel | ListFilters.Search;

    public static IReadOnlyList<ProviderList> All { get; } =
    [
        new(
            MessagingOperations.ListConversations,
            "conversations",
            can => can.ConversationFilters,
            OfMost,
            (provider, by) => AnyList.Of(provider.ListConversationsAsync(by is null ? null : new ConversationQuery
            {
                Status = ConversationStatus.From(ValueOf(by, ListFilters.Status)),
                Channel = MessageChannel.From(ValueOf(by, ListFilters.Channel)),
                Search = ValueOf(by, ListFilters.Search),
            }))),
        new(
            MessagingOperations.ListContacts,
            "contacts",
            can => can.ContactFilters,
            OfMost | ListFilters.Group,
            (provider, by) => AnyList.Of(provider.ListContactsAsync(by is null ? null : new ContactQuery
            {
                Status = ValueOf(by, ListFilters.Status),
                Channel = MessageChannel.From(ValueOf(by, ListFilters.Channel)),
                Search = ValueOf(by, ListFilters.Search),
                GroupId = ValueOf(by, ListFilters.Group),
            }))),
        new(
            MessagingOperations.ListTemplates,
            "templates",
            can => can.TemplateFilters,
            OfMost,
            (provider, by) => AnyList.Of(provider.ListTemplatesAsync(by is null ? null : new TemplateQuery
            {
                Status = TemplateStatus.From(ValueOf(by, ListFilters.Status)),
                Channel = MessageChannel.From(ValueOf(by, ListFilters.Channel)),
                Search = ValueOf(by, ListFilters.Search),
            }))),
    ];

    public static IEnumerable<ProviderList> DeclaredBy(MessagingCapabilities can) => All.Where(list => can.Operations.HasFlag(list.Operation));

    private static string? ValueOf((ListFilters Filter, string Value)? by, ListFilters filter) => by?.Filter == filter ? by.Value.Value : null;
}
