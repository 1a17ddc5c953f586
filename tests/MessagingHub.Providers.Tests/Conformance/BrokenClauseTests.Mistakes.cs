namespace MessagingHub.Providers.Tests.Conformance;

/// <content>The providers that make the mistakes.</content>
internal sealed partial class BrokenClauseTests
{
    /// <summary>Once a list failed, it fails for ever.</summary>
    private sealed class Lasting(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        private MessagingException? _failure;

        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null) => new(async (request, cancellationToken) =>
        {
            try
            {
                return _failure is null ? await base.ListContactsAsync(query).GetPageAsync(request, cancellationToken) : throw _failure;
            }
            catch (MessagingException failure)
            {
                _failure = failure;
                throw;
            }
        });
    }

    /// <summary>Keeps the addressee where all calls share it.</summary>
    private sealed class Mixing(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        private MessageRecipient? _to;

        public override async Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
        {
            _to = message.To;
            await Task.Yield();
            return await base.SendAsync(message with { To = _to }, cancellationToken);
        }
    }

    private sealed class Emptying(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        public override Paged<Conversation> ListConversationsAsync(ConversationQuery? query = null) =>
            query?.Status is null ? base.ListConversationsAsync(query) : Paged.From<Conversation>([]);
    }

    /// <summary>Knows the tokens it gave; any other long one is taken for none.</summary>
    private sealed class Forgiving(IMessagingProvider inner) : DelegatingMessagingProvider(inner)
    {
        private readonly HashSet<string> _given = [];

        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null)
        {
            Paged<Contact> list = base.ListContactsAsync(query);
            return new Paged<Contact>(async (request, cancellationToken) =>
            {
                string? token = request.ContinuationToken is { } given && _given.Contains(given) ? given : null;
                Page<Contact> page = await list.GetPageAsync(new PageRequest { PageSize = request.PageSize, ContinuationToken = token }, cancellationToken);
                _given.Add(page.ContinuationToken ?? "");
                return page;
            });
        }
    }

    private sealed class Dropping(IMessagingProvider inner) : DelegatingMessagingProvider(inner), IMessageHistory
    {
        public override object? GetService(Type serviceType) => serviceType == typeof(IMessageHistory) ? this : base.GetService(serviceType);

        public Paged<Message> ListMessagesAsync(MessageQuery query)
        {
            Paged<Message> list = Inner.GetService<IMessageHistory>()!.ListMessagesAsync(query);
            return new Paged<Message>(async (request, cancellationToken) =>
            {
                Page<Message> page = await list.GetPageAsync(request, cancellationToken);
                return page.Items.Count > 1 ? page with { Items = [.. page.Items.SkipLast(1)] } : page;
            });
        }
    }

    private sealed class Finding(IMessagingProvider inner) : DelegatingMessagingProvider(inner), IContactLookup
    {
        public override object? GetService(Type serviceType) => serviceType == typeof(IContactLookup) ? this : base.GetService(serviceType);

        public Task<Contact?> FindByPhoneAsync(string phone, CancellationToken cancellationToken = default) =>
            Inner.GetService<IContactLookup>()!.FindByPhoneAsync("+12025550101", cancellationToken);
    }

    private sealed class Showing(IMessagingProvider inner) : DelegatingMessagingProvider(inner), IConnectionCheck
    {
        public override object? GetService(Type serviceType) => serviceType == typeof(IConnectionCheck) ? this : base.GetService(serviceType);

        public Task<ConnectionCheck> CheckAsync(CancellationToken cancellationToken = default) => Inner.GetService<IConnectionCheck>()!.CheckAsync(cancellationToken);

        public override string ToString() => "Flowella with " + Sandbox.SandboxCredentials.FlowellaApiKey;
    }

    private sealed class FirstOnly(IMessagingProvider inner) : DelegatingMessagingProvider(inner), IBulkSender
    {
        public MessageContents BulkContents => Real.BulkContents;

        public int? MaxRecipients => Real.MaxRecipients;

        private IBulkSender Real => Inner.GetService<IBulkSender>()!;

        public override object? GetService(Type serviceType) => serviceType == typeof(IBulkSender) ? this : base.GetService(serviceType);

        public Task<SentMessage> SendBulkAsync(BulkMessage message, CancellationToken cancellationToken = default) =>
            Real.SendBulkAsync(message with { Recipients = [message.Recipients[0]] }, cancellationToken);
    }

    private sealed class Sending(IMessagingProvider inner, Func<OutboundMessage, Func<OutboundMessage, Task<SentMessage>>, Task<SentMessage>> send)
        : DelegatingMessagingProvider(inner)
    {
        public override Task<SentMessage> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default) =>
            send(message, one => base.SendAsync(one, cancellationToken));
    }

    private sealed class Listing(IMessagingProvider inner, Func<Contact, Contact> change) : DelegatingMessagingProvider(inner)
    {
        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null) => new(async (request, cancellationToken) =>
        {
            Page<Contact> page = await base.ListContactsAsync(query).GetPageAsync(request, cancellationToken);
            return page with { Items = [.. page.Items.Select(change)] };
        });
    }

    private sealed class Paging(
        IMessagingProvider inner, Func<Page<Contact>, Page<Contact>> change, int? defaultSize = null, bool ignoresTokens = false, bool reads = false)
        : DelegatingMessagingProvider(inner)
    {
        public override Paged<Contact> ListContactsAsync(ContactQuery? query = null)
        {
            Paged<Contact> list = base.ListContactsAsync(query);
            if (reads)
            {
                _ = list.GetPageAsync();
            }

            return new Paged<Contact>(async (request, cancellationToken) => change(await list.GetPageAsync(
                new PageRequest { PageSize = request.PageSize ?? defaultSize, ContinuationToken = ignoresTokens ? null : request.ContinuationToken },
                cancellationToken)));
        }
    }
}
