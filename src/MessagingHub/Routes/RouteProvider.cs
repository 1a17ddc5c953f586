namespace MessagingHub;

/// <summary>Sends through the first member that accepts, and goes on to the next only where the one before provably did not.</summary>
/// <remarks>The capability guard stands in front of it, and of each member. Members never change: a new configuration makes a new route.</remarks>
internal sealed class RouteProvider(string name, IReadOnlyList<IMessagingProvider> members, TimeProvider time) : IMessagingProvider
{
    public const string KindName = "Route";

    public string Name => name;

    public string Kind => KindName;

    public MessagingCapabilities Capabilities { get; } = RouteCapabilities.Of(members);

    public async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        // The key is the route's: a member that knew it would take its own part for the whole.
        OutboundMessage keyless = message with { IdempotencyKey = null };
        var trail = new RouteTrail(name);
        foreach (IMessagingProvider member in members)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long start = time.GetTimestamp();
            SentMessage sent;
            try
            {
                sent = await member.SendAsync(keyless, cancellationToken).ConfigureAwait(false);
            }
            catch (MessagingException failure) when (RouteTrail.MayMoveOn(failure))
            {
                trail.Refused(member, failure, time.GetElapsedTime(start));
                continue;
            }
            catch (MessagingException failure)
            {
                throw trail.EndedBy(member, failure, time.GetElapsedTime(start));
            }
            catch (OperationCanceledException cancelled) when (cancelled.InnerException is MessagingException failure)
            {
                MessagingException ended = trail.EndedBy(member, failure, time.GetElapsedTime(start));
                throw new OperationCanceledException(cancelled.Message, ended, cancelled.CancellationToken);
            }

            return trail.AcceptedBy(member, sent, time.GetElapsedTime(start));
        }

        throw trail.RefusedByAll();
    }

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) =>
        FirstWith(MessagingOperations.ListConversations).ListConversationsAsync(query);

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null) =>
        FirstWith(MessagingOperations.ListContacts).ListContactsAsync(query);

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) =>
        FirstWith(MessagingOperations.ListTemplates).ListTemplatesAsync(query);

    /// <summary>Only what <see cref="RouteCapabilities.Features"/> has: a member found through the route would be a way around it.</summary>
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IMessageHistory) || serviceType == typeof(IContactLookup)
            ? members.Select(member => member.GetService(serviceType)).FirstOrDefault(feature => feature is not null)
            : null;

    private IMessagingProvider FirstWith(MessagingOperations list) =>
        members.First(member => member.Capabilities.Operations.HasFlag(list));
}
