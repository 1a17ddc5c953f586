namespace MessagingHub;

/// <summary>The other side of an account in memory: what was sent, what its lists hold, and when a call fails. Thread-safe.</summary>
/// <remarks>Found with <c>provider.GetService&lt;InMemoryMessaging&gt;()</c>. It stays the same while the configuration changes. It is made
/// for tests and development: everything that was sent, received or added stays in memory until <see cref="Clear"/>, and filters and
/// phone numbers are looked for one item after the other.</remarks>
public sealed class InMemoryMessaging
{
    private readonly Lock _gate = new();
    private readonly List<InMemoryFailure> _failures = [];
    private readonly List<InMemoryCall> _calls = [];

    internal InMemoryMessaging(string account, TimeProvider time) => Service = new InMemoryService(account, time);

    /// <summary>The messages accepted so far, oldest first; a copy. One whose answer was lost is among them.</summary>
    public IReadOnlyList<InMemorySend> Sent => Service.Sent;

    /// <summary>The calls that got here so far, oldest first; a copy. Each page of a list is one, and one that failed is among them.</summary>
    public IReadOnlyList<InMemoryCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    internal InMemoryService Service { get; }

    /// <summary>Lets a call to come fail. Each use lets one more call fail, in the order of use; nothing is tried again behind the caller's back.</summary>
    /// <param name="code">What goes wrong. <c>RateLimited</c>, <c>Unavailable</c> and <c>Timeout</c> are transient.</param>
    /// <param name="outcome">What becomes of a send or another change; it means nothing for a list.</param>
    /// <param name="retryAfter">How long the caller is asked to wait, zero or more; null where it is not said.</param>
    /// <param name="operation">The call that fails: <c>send</c>, <c>listConversations</c>, <c>listContacts</c>, <c>listTemplates</c>, <c>listMessages</c>,
    /// <c>check</c>, <c>findContact</c>, <c>createContact</c>, <c>updateContact</c>, <c>upsertContact</c> or <c>deleteContact</c>; null for whichever comes next.</param>
    /// <exception cref="ArgumentException">There is no such code, outcome or call, or the wait is negative.</exception>
    public void FailNext(
        MessagingErrorCode code, InMemoryOutcome outcome = InMemoryOutcome.NotAccepted, TimeSpan? retryAfter = null, string? operation = null)
    {
        if (!Enum.IsDefined(code) || !Enum.IsDefined(outcome))
        {
            throw new ArgumentOutOfRangeException(Enum.IsDefined(code) ? nameof(outcome) : nameof(code));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter ?? TimeSpan.Zero, TimeSpan.Zero, nameof(retryAfter));
        if (operation is not null && !InMemoryProvider.Calls.Contains(operation))
        {
            throw new ArgumentException($"There is no call '{operation}'. Calls: {string.Join(", ", InMemoryProvider.Calls)}.", nameof(operation));
        }

        lock (_gate)
        {
            _failures.Add(new InMemoryFailure(code, outcome, retryAfter, operation));
        }
    }

    /// <summary>Adds a conversation, or replaces the one with the same id.</summary>
    /// <param name="conversation">The conversation; without an id it gets one.</param>
    /// <returns>The conversation as lists show it.</returns>
    public Conversation AddConversation(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return Service.Put(conversation);
    }

    /// <summary>Adds a contact, or replaces the one with the same id.</summary>
    /// <param name="contact">The contact; without an id it gets one. <see cref="Contact.Groups"/> holds the ids of its groups.</param>
    /// <param name="channel">The channel that a list by channel finds it under; null for none.</param>
    /// <returns>The contact as lists show it.</returns>
    public Contact AddContact(Contact contact, MessageChannel? channel = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Service.Put(contact, channel);
    }

    /// <summary>Adds a template, or replaces the one with the same id.</summary>
    /// <param name="template">The template; without an id it gets one. Placeholders of its body are <c>{{1}}</c>, <c>{{2}}</c>, … or <c>{{name}}</c>.</param>
    /// <param name="channel">The channel that a list by channel finds it under; null for none.</param>
    /// <returns>The template as lists show it.</returns>
    public MessageTemplate AddTemplate(MessageTemplate template, MessageChannel? channel = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Service.Put(template, channel);
    }

    /// <summary>Adds a message to the history of a conversation, or replaces the one with the same id.</summary>
    /// <param name="message">The message, with the id of its conversation; without an id of its own it gets one.</param>
    /// <returns>The message as the history shows it.</returns>
    /// <exception cref="ArgumentException">There is no such conversation.</exception>
    public Message AddMessage(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Service.Put(message) ?? throw new ArgumentException("There is no such conversation: add it first.", nameof(message));
    }

    /// <summary>Lets a contact write, now: the message is unread in the conversation with this number, which begins where there is none.</summary>
    /// <param name="phoneNumber">The contact's number.</param>
    /// <param name="text">What the contact writes, not empty.</param>
    /// <returns>The message as the history shows it.</returns>
    public Message Receive(string phoneNumber, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(phoneNumber);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Service.Receive(phoneNumber, text);
    }

    /// <summary>Forgets everything: what was called and sent, the lists, failures to come. Ids count from 1 again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _failures.Clear();
            _calls.Clear();
        }

        Service.Clear();
    }

    internal void Note(InMemoryCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
        }
    }

    /// <summary>The failure that this call is to end with; null where it may go on.</summary>
    internal InMemoryFailure? TakeFailure(string operation)
    {
        lock (_gate)
        {
            InMemoryFailure? next = _failures.Find(failure => failure.Operation is null || failure.Operation == operation);
            if (next is not null)
            {
                _failures.Remove(next);
            }

            return next;
        }
    }
}
