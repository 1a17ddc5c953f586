namespace MessagingHub;

/// <summary>An account in memory, for development and unit tests: it can do whatever the contract has, and nothing leaves the process.</summary>
internal sealed partial class InMemoryProvider(ProviderContext<InMemoryOptions> context, InMemoryMessaging messaging) : IMessagingProvider
{
    private const MessageContents Everything = MessageContents.Text | MessageContents.Image | MessageContents.Video | MessageContents.Audio
        | MessageContents.Document | MessageContents.Location | MessageContents.ContactCard | MessageContents.Buttons | MessageContents.List
        | MessageContents.Reaction | MessageContents.Template;

    private static readonly WireOperation SendCall = WireOperation.Change("send");
    private static readonly WireOperation ConversationsCall = WireOperation.Read("listConversations");
    private static readonly WireOperation ContactsCall = WireOperation.Read("listContacts");
    private static readonly WireOperation TemplatesCall = WireOperation.Read("listTemplates");

    public static MessagingCapabilities CanDo { get; } = new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts
            | MessagingOperations.ListTemplates,
        Recipients = MessageRecipients.Phone | MessageRecipients.Conversation | MessageRecipients.Group,
        Contents = Everything,
        SchedulableContents = Everything,
        SenderContents = Everything,
        Replies = true,
        ConversationFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search,
        ContactFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search | ListFilters.Group,
        TemplateFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search,
        Features = MessagingFeatures.MessageHistory | MessagingFeatures.ContactWriter | MessagingFeatures.ContactLookup
            | MessagingFeatures.ConnectionCheck,
        ContactWrites = ContactWrites.Create | ContactWrites.Update | ContactWrites.Upsert | ContactWrites.Delete,
    };

    /// <summary>The names of the calls, as errors have them.</summary>
    public static IReadOnlyList<string> Calls =>
    [
        .. new[]
        {
            SendCall, ConversationsCall, ContactsCall, TemplatesCall, MessagesCall, CheckCall, FindCall, CreateCall, UpdateCall, UpsertCall, DeleteCall,
        }.Select(call => call.Name),
    ];

    public string Name => context.Name;

    public string Kind => context.Kind;

    public MessagingCapabilities Capabilities => context.Capabilities;

    private InMemoryService Service => messaging.Service;

    public Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) => CallAsync(
        SendCall,
        () => Service.Accept(message, message.Sender ?? context.Options.DefaultSender)
            ?? throw Failed(SendCall, MessagingErrorCode.NotFound, "there is no conversation with this id", "Check the id, or give a phone number, too."),
        cancellationToken);

    public Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) => List(
        ConversationsCall,
        InMemoryText.FilterKey(query?.Status?.Value, query?.Channel?.Value, query?.Search),
        request => Service.ListConversations(request, query));

    public Paged<Contact> ListContactsAsync(ContactQuery? query = null) => List(
        ContactsCall,
        InMemoryText.FilterKey(query?.Status, query?.Channel?.Value, query?.Search, query?.GroupId),
        request => Service.ListContacts(request, query));

    public Paged<MessageTemplate> ListTemplatesAsync(TemplateQuery? query = null) => List(
        TemplatesCall,
        InMemoryText.FilterKey(query?.Status?.Value, query?.Channel?.Value, query?.Search),
        request => Service.ListTemplates(request, query));

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : serviceType.IsInstanceOfType(messaging) ? messaging : null;
    }

    private Paged<T> List<T>(WireOperation operation, string filter, Func<WirePageRequest, WirePage<T>> read) => context.List(
        operation.Name, filter, context.Options.MaxPageSize, (request, cancellationToken) => CallAsync(operation, () => read(request), cancellationToken));

    /// <summary>Does one call, or fails as it was told to.</summary>
    private Task<T> CallAsync<T>(WireOperation operation, Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        bool isDone = false;
        try
        {
            if (messaging.TakeFailure(operation.Name) is not { } failure)
            {
                T result = work();
                isDone = true;
                return Task.FromResult(result);
            }

            if (operation.IsChange && failure.Outcome == InMemoryOutcome.AnswerLost)
            {
                work();
                isDone = true;
            }

            return Task.FromException<T>(ToldToFail(operation, failure));
        }
        catch (MessagingException refused)
        {
            return Task.FromException<T>(refused);
        }
        finally
        {
            messaging.Note(new InMemoryCall { Operation = operation.Name, IsChange = operation.IsChange, IsDone = isDone });
        }
    }

    private MessagingException ToldToFail(WireOperation operation, InMemoryFailure failure) => CallFailures.Explain(
        context.Pipeline,
        operation,
        new ServiceError
        {
            Code = failure.Code,
            Message = $"it was told to fail with {failure.Code}",
            MayHaveBeenAccepted = failure.Outcome != InMemoryOutcome.NotAccepted,
        },
        failure.RetryAfter);

    private MessagingException Failed(WireOperation operation, MessagingErrorCode code, string what, string remedy) =>
        CallFailures.Explain(context.Pipeline, operation, new ServiceError { Code = code, Message = what, Remedy = remedy });
}
