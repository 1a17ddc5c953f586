namespace MessagingHub.Sandbox;

/// <summary>The registered addresses, and the way of an event to each that wants it.</summary>
internal sealed class WebhookBoard(
    IReadOnlyList<WebhookStyle> styles, WebhookDeliveryLog log, WebhookCourier courier, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<WebhookRegistration> _registrations = [];
    private volatile bool _loopbackOnly = true;
    private int _last;

    public IReadOnlyList<WebhookRegistration> Registrations
    {
        get
        {
            lock (_gate)
            {
                return [.. _registrations];
            }
        }
    }

    public required WebhookTrickSchedule Tricks { get; init; }

    public bool LoopbackOnly
    {
        get => _loopbackOnly;
        set => _loopbackOnly = value;
    }

    /// <exception cref="ArgumentException">There is no such dialect.</exception>
    public WebhookStyle StyleOf(string dialect) => WebhookStyle.Find(styles, dialect);

    /// <summary>Registers an address wherever it is: a service's own API takes them all.</summary>
    /// <exception cref="ArgumentException">The service has no secrets, or no such event.</exception>
    public WebhookRegistration Add(WebhookStyle style, Uri url, string? secret, IReadOnlyList<string>? events)
    {
        lock (_gate)
        {
            (string? agreed, IReadOnlyList<string> wanted) = style.Agree(_last + 1, secret, events);
            var registration = new WebhookRegistration(++_last, style, url, agreed, wanted);
            _registrations.Add(registration);
            return registration;
        }
    }

    public bool Remove(int number)
    {
        lock (_gate)
        {
            if (_registrations.Find(candidate => candidate.Number == number) is not { } registration)
            {
                return false;
            }

            _registrations.Remove(registration);
            Drop(registration);
            return true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _registrations.ForEach(Drop);
            _registrations.Clear();
        }
    }

    public void Reset()
    {
        Clear();
        LoopbackOnly = true;
        lock (_gate)
        {
            _last = 0;
        }

        foreach (WebhookStyle style in styles)
        {
            style.Reset();
        }
    }

    public bool HasListener(WebhookStyle style)
        => Registrations.Any(registration => registration.Style == style && registration.IsEnabled);

    /// <summary>Lets events go, in order, to all addresses that want them.</summary>
    public void Fire(WebhookStyle style, IEnumerable<WebhookEvent> events)
    {
        WebhookRegistration[] listeners = [.. Registrations.Where(item => item.Style == style && item.IsEnabled)];
        foreach (WebhookEvent happened in listeners.Length == 0 ? [] : events)
        {
            foreach (WebhookRegistration registration in listeners.Where(listener => style.Wants(listener, happened.Name)))
            {
                Dispatch(registration, happened);
            }
        }
    }

    /// <summary>Sends off what a trick holds back.</summary>
    public void Release()
    {
        foreach (WebhookParcel parcel in Registrations.SelectMany(registration => registration.TakeHeld()))
        {
            courier.Post(parcel);
        }
    }

    private static void Drop(WebhookRegistration registration)
    {
        foreach (WebhookParcel parcel in registration.Remove())
        {
            parcel.Line.Turned("dropped");
        }
    }

    private void Dispatch(WebhookRegistration registration, WebhookEvent happened)
    {
        if (LoopbackOnly && !registration.Url.IsLoopback)
        {
            Note(registration, happened, "blocked");
            return;
        }

        WebhookTrick? trick = Tricks.Take(registration, happened.Name);
        if (trick == WebhookTrick.HoldBack)
        {
            registration.Hold(new WebhookParcel(registration, happened, trick, Note(registration, happened, "held", trick)));
            return;
        }

        var parcel = new WebhookParcel(registration, happened, trick, Note(registration, happened, "waiting", trick))
        {
            Releases = registration.TakeHeld(),
        };
        courier.Post(parcel);
        if (trick == WebhookTrick.Duplicate)
        {
            int first = parcel.Line.Delivery.Number;
            courier.Post(new WebhookParcel(registration, happened, trick, Note(registration, happened, "waiting", trick, first)));
        }
    }

    private WebhookDeliveryLog.Line Note(
        WebhookRegistration registration, WebhookEvent happened, string state, WebhookTrick? trick = null, int? duplicateOf = null)
        => log.Open(new SandboxDelivery
        {
            Number = 0,
            Dialect = registration.Dialect,
            Registration = registration.Number,
            Event = happened.Name,
            EventId = happened.Id,
            Trick = trick,
            DuplicateOf = duplicateOf,
            State = state,
            At = time.GetUtcNow(),
        });
}
