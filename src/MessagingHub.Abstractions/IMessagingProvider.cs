namespace MessagingHub;

/// <summary>One account at one messaging service: send, and list conversations, contacts and templates.</summary>
/// <remarks>
/// <para>Implementations must be thread-safe: one instance serves any number of concurrent callers.</para>
/// <para>What <see cref="Capabilities"/> does not declare must throw <see cref="MessagingException"/> with
/// <see cref="MessagingErrorCode.NotSupported"/> at the call, before any network use. What is declared must work.</para>
/// <para>Every failure of the service or the way to it is a <see cref="MessagingException"/>; misuse is an
/// <see cref="ArgumentException"/>; cancellation by the caller is an <see cref="OperationCanceledException"/>, whose inner
/// exception is a <see cref="MessagingException"/> if a change may have been accepted before it was cancelled.</para>
/// <para>Applications ask a container for this type; whoever writes a decorator derives from
/// <see cref="DelegatingMessagingProvider"/>.</para>
/// </remarks>
public interface IMessagingProvider
{
    /// <summary>The account's configured name, its only identity: compared ignoring case.</summary>
    string Name { get; }

    /// <summary>The kind of service behind the account, such as <c>Flowella</c>.</summary>
    string Kind { get; }

    /// <summary>What this account can do, known without asking the service.</summary>
    MessagingCapabilities Capabilities { get; }

    /// <summary>Sends one message, and never sends it again unless the first attempt provably was not accepted.</summary>
    /// <param name="message">The message; its recipient, content and options must be declared in <see cref="Capabilities"/>.</param>
    /// <param name="cancellationToken">Stops waiting. It cannot recall a message that is already on its way.</param>
    /// <returns>What the service answered when it accepted the message.</returns>
    /// <exception cref="MessagingException">The message was not accepted, or it is unknown whether it was:
    /// <see cref="MessagingException.MayHaveBeenAccepted"/> says which.</exception>
    Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default);

    /// <summary>Lists conversations; nothing is requested before the result is enumerated.</summary>
    /// <param name="query">Filters; null for all conversations. A filter the service cannot apply is refused, never ignored.</param>
    Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null);

    /// <summary>Lists contacts; nothing is requested before the result is enumerated.</summary>
    /// <param name="query">Filters; null for all contacts. A filter the service cannot apply is refused, never ignored.</param>
    Paged<Contact> ListContactsAsync(ContactQuery? query = null);

    /// <summary>Lists message templates; nothing is requested before the result is enumerated.</summary>
    /// <param name="query">Filters; null for all templates. A filter the service cannot apply is refused, never ignored.</param>
    Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null);

    /// <summary>Finds an optional feature, such as <see cref="IMessageHistory"/>, or reaches through decorators.</summary>
    /// <param name="serviceType">The feature's interface, or the type of a provider behind decorators.</param>
    /// <returns>The feature, bound to the account as it is configured now; null where the service has no such call.</returns>
    object? GetService(Type serviceType);
}
