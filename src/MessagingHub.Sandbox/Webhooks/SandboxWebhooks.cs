namespace MessagingHub.Sandbox;

/// <summary>
/// What the services tell registered addresses: signed deliveries for what happens in the sandbox's world, their log, and
/// the tricks that are played on them.
/// </summary>
/// <remarks>
/// Thread-safe. Deliveries go out in the background, at most 32 at a time, and only to this machine unless
/// <see cref="LoopbackOnly"/> is changed. Waits and retries keep to the sandbox's clock.
/// </remarks>
public sealed class SandboxWebhooks : IAsyncDisposable
{
    private readonly SandboxWorld _world;
    private readonly DueQueue _due;
    private readonly WebhookCourier _courier;
    private readonly MessageJourney _journey;

    internal SandboxWebhooks(
        SandboxWorld world, AcceptanceLedger ledger, TimeProvider time, HttpMessageHandler? handler, IReadOnlyList<WebhookStyle> styles)
    {
        _world = world;
        _due = new DueQueue(time);
        _courier = new WebhookCourier(_due, Deliveries, time, handler);
        Tricks = new WebhookTrickSchedule(styles, () => Board?.Release());
        Board = new WebhookBoard(styles, Deliveries, _courier, time) { Tricks = Tricks };
        _journey = new MessageJourney(world, ledger, Board, _due);
        ledger.Accepted = _journey.Begin;
    }

    /// <summary>The registered addresses of all dialects, in order of registration.</summary>
    public IReadOnlyList<WebhookRegistration> Registrations => Board.Registrations;

    /// <summary>What became of every event for every address.</summary>
    public WebhookDeliveryLog Deliveries { get; } = new();

    /// <summary>What is scripted to go wrong with deliveries.</summary>
    public WebhookTrickSchedule Tricks { get; }

    /// <summary>How fast accepted messages get on; a change is for the steps that are not on the clock yet.</summary>
    public WebhookTiming Timing
    {
        get => _journey.Timing;
        set => _journey.Timing = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Whether deliveries go to this machine alone (true unless changed): <c>localhost</c> and loopback addresses. What is for
    /// another machine stands in the log as <c>blocked</c>.
    /// </summary>
    public bool LoopbackOnly
    {
        get => Board.LoopbackOnly;
        set => Board.LoopbackOnly = value;
    }

    internal WebhookBoard Board { get; }

    /// <summary>Registers an address, as a service's dashboard does.</summary>
    /// <param name="dialect">The dialect, such as <see cref="SandboxDialect.Flowella"/>.</param>
    /// <param name="url">Where to deliver: https, or http on this machine.</param>
    /// <param name="secret">
    /// The key to sign with. Null for none at VelaFlows and for one that the sandbox makes up at Flowella; the other two sign nothing.
    /// </param>
    /// <param name="events">The events to deliver, in the service's own form; null for all that it has.</param>
    /// <exception cref="ArgumentException">
    /// The dialect is unknown, the address is not on this machine though <see cref="LoopbackOnly"/> is true, or the service has
    /// no secrets or no such event.
    /// </exception>
    public WebhookRegistration Add(string dialect, Uri url, string? secret = null, IReadOnlyList<string>? events = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        WebhookStyle style = Board.StyleOf(dialect);
        if (!url.IsAbsoluteUri || !WebhookAddress.IsAcceptable(url))
        {
            throw new ArgumentException("The address must be https, or http on this machine.", nameof(url));
        }

        return !LoopbackOnly || url.IsLoopback
            ? Board.Add(style, url, secret, events)
            : throw new ArgumentException("The sandbox delivers to this machine only; the address is elsewhere.", nameof(url));
    }

    /// <summary>Takes a registration back; what is on its way to it is dropped.</summary>
    /// <param name="number">The <see cref="WebhookRegistration.Number"/>.</param>
    /// <returns>False when there is no such registration.</returns>
    public bool Remove(int number) => Board.Remove(number);

    /// <summary>Switches an address on again that failed too often, as a service's dashboard does.</summary>
    /// <param name="number">The <see cref="WebhookRegistration.Number"/>.</param>
    /// <returns>False when there is no such registration.</returns>
    public bool Enable(int number)
    {
        WebhookRegistration? registration = Registrations.FirstOrDefault(candidate => candidate.Number == number);
        registration?.Enable();
        return registration is not null;
    }

    /// <summary>Takes all registrations back; the log and the tricks stay.</summary>
    public void Clear() => Board.Clear();

    /// <summary>Brings an accepted message to a state, and has the service tell of it.</summary>
    /// <param name="dialect">The dialect that accepted it.</param>
    /// <param name="messageId">The <see cref="AcceptedMessage.Id"/>.</param>
    /// <param name="status">
    /// <c>sent</c>, <c>delivered</c>, <c>read</c> or <c>failed</c>; at FlowIQ also <c>undelivered</c> and <c>warning</c>.
    /// </param>
    /// <exception cref="ArgumentException">The dialect or the message is unknown, or the service tells of no such state.</exception>
    public void Report(string dialect, string messageId, string status) => _journey.Report(dialect, messageId, status);

    /// <summary>Lets a contact write a message: it stands in the conversation from now on, and the service tells of it.</summary>
    /// <param name="dialect">The dialect whose addresses are told; the others show the message and say nothing.</param>
    /// <param name="phone">The number it comes from; an unknown one becomes a contact with a conversation.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">
    /// The dialect is unknown, nothing ever comes in through it, the number cannot be read, or the text is blank.
    /// </exception>
    public SandboxMessage Receive(string dialect, string phone, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        WebhookStyle style = Board.StyleOf(dialect);
        if (!style.HasInbound)
        {
            throw new ArgumentException($"{dialect} documents no messages that come in.", nameof(dialect));
        }

        lock (_world.Gate)
        {
            WebhookArrival arrival = _world.Receive(phone, text);
            Board.Fire(style, style.Received(arrival));
            return arrival.Message;
        }
    }

    /// <summary>Stops delivering: requests under way are cancelled, what waits is forgotten.</summary>
    public async ValueTask DisposeAsync()
    {
        _due.Dispose();
        await _courier.DisposeAsync().ConfigureAwait(false);
    }

    internal void Reset()
    {
        _due.Clear();
        Board.Reset();
        Tricks.Clear();
        Deliveries.Reset();
        Timing = new WebhookTiming();
    }
}
