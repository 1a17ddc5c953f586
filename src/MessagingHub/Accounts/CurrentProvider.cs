namespace MessagingHub;

/// <summary>Stands for an account or a route by name, or for the default, and passes each call to what that name means now.</summary>
/// <remarks>A call or an enumeration that has begun keeps the account it began with.</remarks>
internal sealed class CurrentProvider(Hub hub, string? name) : IMessagingProvider
{
    public string Name => name ?? Current.Name;

    public string Kind => Current.Kind;

    public MessagingCapabilities Capabilities => Current.Capabilities;

    private IMessagingProvider Current => hub.Current(name);

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) =>
        await Current.SendAsync(message, cancellationToken).ConfigureAwait(false);

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => Current.ListConversationsAsync(query);

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null) => Current.ListContactsAsync(query);

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => Current.ListTemplatesAsync(query);

    public object? GetService(Type serviceType) => Current.GetService(serviceType);
}
