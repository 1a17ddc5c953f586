namespace MessagingHub.Conformance;

/// <summary>What any provider's author brings to the kit; derive <see cref="ProviderHarness"/>, or <see cref="LocalHarness"/> for a provider without HTTP.</summary>
public abstract class ContractHarness : IAsyncDisposable
{
    /// <summary>What the service's documents offer; compared with what the provider declares.</summary>
    /// <remarks>Write it down from the documents. It is the only way to find a capability that a provider hides, so never take it from the provider.</remarks>
    public abstract MessagingCapabilities Documented { get; }

    /// <summary>The credential's values that must never show in an error, a log or a text.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>One entry per message the stand-in accepted since the last <see cref="ResetAsync"/>: its text, or null for content without one.</summary>
    /// <remarks>Written when the message is taken, whether or not an answer reaches anybody.</remarks>
    public abstract IReadOnlyList<string?> Accepted { get; }

    /// <summary>A phone number in E.164 form that the service knows as a contact's and sends to.</summary>
    public abstract string KnownPhone { get; }

    /// <summary>The id of a message that can be replied and reacted to.</summary>
    public virtual string MessageId => "conformance-message";

    /// <summary>The id of a contact that can be changed and deleted.</summary>
    public virtual string ContactId => "conformance-contact";

    /// <summary>A sender of the account other than its default.</summary>
    public virtual string Sender => "conformance-sender";

    /// <summary>A time to schedule for.</summary>
    /// <value>The first day of 2030 by default.</value>
    public virtual DateTimeOffset SendAt => new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A contact the service does not have yet.</summary>
    public virtual ContactDraft NewContact => new() { Phone = "+12025550199", FirstName = "Nia", LastName = "Okoro", Email = "nia.okoro@example.com" };

    /// <summary>Changes for the contact with <see cref="ContactId"/>.</summary>
    public virtual ContactDraft ChangedContact => new() { FirstName = "Nia" };

    /// <summary>An address to be registered for webhooks, with events the service knows.</summary>
    public virtual WebhookSubscriptionDraft Subscription => new() { Url = new Uri("https://example.com/hook"), Events = ["message.received"] };

    /// <summary>A webhook delivery that is the service's own; null where it reads none.</summary>
    public virtual WebhookDelivery? GenuineDelivery => null;

    /// <summary>Puts the stand-in into its first state, starting it where needed: seeded, nothing accepted. Called before every check.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public abstract Task ResetAsync(CancellationToken cancellationToken);

    /// <summary>Adds the kind, and an account that reaches the stand-in, with the default <c>Resilience</c>.</summary>
    /// <param name="hub">The hub; a stand-in without a port is put in with <see cref="MessagingHubBuilder.ConfigureHttpClient"/> as the primary handler.</param>
    /// <param name="account">The account's name; there may be more than one on a hub.</param>
    public abstract void Register(MessagingHubBuilder hub, string account);

    /// <summary>How many items a list without filters has; best more than six, so that it has several pages.</summary>
    /// <param name="list">The list; asked only for one the provider declares.</param>
    public abstract int SeededCount(MessagingOperations list);

    /// <summary>A recipient known by this address alone, to whom the service sends.</summary>
    /// <param name="kind">One flag.</param>
    public virtual MessageRecipient Recipient(MessageRecipients kind) => kind switch
    {
        MessageRecipients.Phone => MessageRecipient.Phone(KnownPhone),
        MessageRecipients.Conversation => MessageRecipient.Conversation("conformance-conversation"),
        MessageRecipients.Group => MessageRecipient.Group("conformance-group"),
        _ => throw new NotSupportedException($"The harness has no recipient for {kind}: override Recipient."),
    };

    /// <summary>Somebody else of the same kind to whom the service sends; null where the kit is to look for one among the listed conversations.</summary>
    /// <param name="kind">One flag.</param>
    /// <value>For a phone, <see cref="KnownPhone"/> with its last digit one higher (0 after 9) by default; else null.</value>
    public virtual MessageRecipient? OtherRecipient(MessageRecipients kind) =>
        kind == MessageRecipients.Phone ? MessageRecipient.Phone($"{KnownPhone[..^1]}{(char)('0' + ((KnownPhone[^1] - '0' + 1) % 10))}") : null;

    /// <summary>What the service is called with for this addressee; it is looked for in the call, with or without a plus, ignoring case.</summary>
    /// <param name="recipient">One that this harness gave, or one listed.</param>
    /// <value>The phone number, or the id, by default; override it where the service has a name of its own for the addressee.</value>
    public virtual string AddressOf(MessageRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return recipient.PhoneNumber ?? recipient.ConversationId ?? recipient.GroupId ?? recipient.ContactId!;
    }

    /// <summary>Whether a call asks the service to send at this time.</summary>
    /// <param name="call">The call, as it left the hub: method, address and body.</param>
    /// <param name="sendAt">The time; its offset is not always zero.</param>
    /// <value>By default, whether the instant is in it as an ISO 8601 time (UTC where it has no offset), or in seconds or milliseconds since 1970.</value>
    public virtual bool AsksFor(string call, DateTimeOffset sendAt) => CallText.Names(call, sendAt);

    /// <summary>A content of this kind that the service accepts.</summary>
    /// <param name="kind">One flag.</param>
    public virtual MessageContent Content(MessageContents kind) => SampleContents.Of(kind, MessageId);

    /// <summary>The value of a filter that leaves some items of the list out.</summary>
    /// <param name="list">The list.</param>
    /// <param name="filter">One flag.</param>
    public virtual string FilterValue(MessagingOperations list, ListFilters filter) => filter switch
    {
        ListFilters.Status => "closed",
        ListFilters.Channel => "sms",
        ListFilters.Search => "Nobody of this name",
        ListFilters.Group => Recipient(MessageRecipients.Group).GroupId!,
        _ => throw new NotSupportedException($"The harness has no value for {filter}: override FilterValue."),
    };

    /// <summary>The value of a filter that leaves some items of the list in; null where the kit is to take it from an item that shows one.</summary>
    /// <param name="list">The list.</param>
    /// <param name="filter">One flag.</param>
    /// <value>The same group as in <see cref="FilterValue"/> by default; else null.</value>
    public virtual string? FilterMatch(MessagingOperations list, ListFilters filter) => filter == ListFilters.Group ? FilterValue(list, filter) : null;

    /// <summary>A good value of an option of <see cref="OutboundMessage.ProviderOptions"/>.</summary>
    /// <param name="name">The option.</param>
    public virtual string ProviderOptionValue(string name) => "1";

    /// <summary>Stops the stand-in.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Where the kit sees what reaches the service, and spoils it.</summary>
    internal abstract IServiceSide SideOn(ConformanceClock clock);
}
