namespace MessagingHub;

/// <summary>The base of anything that wraps a provider: passes every call on, so that a decorator overrides only what it changes.</summary>
public abstract class DelegatingMessagingProvider : IMessagingProvider
{
    /// <summary>Wraps <paramref name="inner"/>.</summary>
    /// <param name="inner">The provider that answers what is not overridden.</param>
    protected DelegatingMessagingProvider(IMessagingProvider inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <inheritdoc />
    public virtual string Name => Inner.Name;

    /// <inheritdoc />
    public virtual string Kind => Inner.Kind;

    /// <inheritdoc />
    public virtual MessagingCapabilities Capabilities => Inner.Capabilities;

    /// <summary>The wrapped provider.</summary>
    protected IMessagingProvider Inner { get; }

    /// <inheritdoc />
    public virtual Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) =>
        Inner.SendAsync(message, cancellationToken);

    /// <inheritdoc />
    public virtual Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => Inner.ListConversationsAsync(query);

    /// <inheritdoc />
    public virtual Paged<Contact> ListContactsAsync(ContactQuery? query = null) => Inner.ListContactsAsync(query);

    /// <inheritdoc />
    public virtual Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => Inner.ListTemplatesAsync(query);

    /// <summary>Answers with this decorator where it is of the type asked for, otherwise asks the wrapped provider.</summary>
    /// <param name="serviceType">The feature or provider type.</param>
    /// <returns>The feature or provider; null where there is none.</returns>
    public virtual object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType);
    }
}
