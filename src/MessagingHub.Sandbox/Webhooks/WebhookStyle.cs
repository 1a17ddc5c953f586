namespace MessagingHub.Sandbox;

/// <summary>What one service documents about its webhooks: the events, their bodies and headers, and when it gives up.</summary>
internal abstract class WebhookStyle
{
    public abstract string Dialect { get; }

    /// <summary>The events that are ever delivered here: those whose body is documented and that this world brings about.</summary>
    public abstract IReadOnlyList<string> Fires { get; }

    /// <summary>What whoever registers should know; null for nothing.</summary>
    public virtual string? Note => null;

    /// <summary>The states of an accepted message that the service tells of, in order.</summary>
    public virtual IReadOnlyList<string> Progress => [];

    /// <summary>The states that can be brought about on request.</summary>
    public virtual IReadOnlyList<string> Reportable => Progress;

    /// <summary>The tricks that have something to bend.</summary>
    public virtual IReadOnlyList<WebhookTrick> Tricks => [WebhookTrick.Duplicate, WebhookTrick.HoldBack, WebhookTrick.CorruptBody];

    /// <summary>The waits before the second and every further attempt; none where no retry is documented.</summary>
    public virtual IReadOnlyList<TimeSpan> Waits => [];

    /// <summary>After how many failed requests in a row the address is switched off; null for never.</summary>
    public virtual int? FailuresToDisable => null;

    /// <summary>Whether an answer switches the address off at once.</summary>
    public virtual bool DisablesAt(int status) => false;

    /// <summary>A registration's id in the service's own form; null where none is documented.</summary>
    public virtual string? IdOf(int registration) => null;

    /// <summary>The secret and the events of a registration, completed and checked.</summary>
    /// <exception cref="ArgumentException">The service has no secrets, or no such event.</exception>
    public abstract (string? Secret, IReadOnlyList<string> Events) Agree(
        int registration, string? secret, IReadOnlyList<string>? events);

    public virtual bool Wants(WebhookRegistration registration, string eventName) => registration.Events.Contains(eventName);

    /// <summary>What is told of an accepted message that has come to a state.</summary>
    public virtual IEnumerable<WebhookEvent> Reported(AcceptedMessage entry, SandboxMessage? message, string status, DateTimeOffset at) => [];

    /// <summary>Whether messages come in through this service.</summary>
    public virtual bool HasInbound => true;

    /// <summary>What is told of a message that came in.</summary>
    public virtual IEnumerable<WebhookEvent> Received(WebhookArrival arrival) => [];

    /// <summary>A message's id as its <c>message received</c> event has it; null where there is no such event.</summary>
    public virtual string? IdOf(SandboxMessage message) => null;

    /// <summary>Puts the service's headers on a request; the content has its type already.</summary>
    public virtual void Dress(HttpRequestMessage request, WebhookParcel parcel, DateTimeOffset now)
    {
    }

    public virtual void Reset()
    {
    }

    /// <exception cref="ArgumentException">There is no such dialect.</exception>
    public static WebhookStyle Find(IReadOnlyList<WebhookStyle> styles, string dialect)
        => styles.FirstOrDefault(style => style.Dialect == dialect)
            ?? throw new ArgumentException(
                $"There is no dialect '{dialect}'; there is {string.Join(", ", styles.Select(style => style.Dialect))}.", nameof(dialect));
}
