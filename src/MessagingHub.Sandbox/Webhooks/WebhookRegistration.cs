namespace MessagingHub.Sandbox;

/// <summary>An address that a service tells of events, and how it does.</summary>
/// <remarks>Thread-safe; whether it is enabled and how often it failed change as deliveries are answered.</remarks>
public sealed class WebhookRegistration
{
    private readonly Lock _gate = new();
    private readonly List<WebhookParcel> _held = [];
    private volatile bool _isEnabled = true;
    private int _failures;
    private bool _isRemoved;

    internal WebhookRegistration(int number, WebhookStyle style, Uri url, string? secret, IReadOnlyList<string> events)
    {
        Number = number;
        Style = style;
        Url = url;
        Secret = secret;
        Events = events;
    }

    /// <summary>Position among the registrations of all dialects, from 1, never used twice before a reset.</summary>
    public int Number { get; }

    /// <summary>The dialect, such as <see cref="SandboxDialect.Flowella"/>.</summary>
    public string Dialect => Style.Dialect;

    /// <summary>The id in the service's own form; null where none is documented.</summary>
    public string? Id => Style.IdOf(Number);

    /// <summary>Where deliveries go.</summary>
    public Uri Url { get; }

    /// <summary>The key that deliveries are signed with; null for none.</summary>
    public string? Secret { get; }

    /// <summary>The events it is for, in the service's own form.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>Whether events are delivered; a service may switch an address off that fails.</summary>
    public bool IsEnabled => _isEnabled;

    /// <summary>How many requests in a row have failed.</summary>
    public int FailuresInARow => Volatile.Read(ref _failures);

    internal WebhookStyle Style { get; }

    internal void Enable()
    {
        lock (_gate)
        {
            if (!_isRemoved)
            {
                _failures = 0;
                _isEnabled = true;
            }
        }
    }

    /// <summary>Switches it off for good and lets go of what was held back.</summary>
    internal IReadOnlyList<WebhookParcel> Remove()
    {
        lock (_gate)
        {
            _isRemoved = true;
            _isEnabled = false;
            return TakeHeld();
        }
    }

    internal void Note(WebhookAttempt attempt)
    {
        lock (_gate)
        {
            Volatile.Write(ref _failures, attempt.Succeeded ? 0 : _failures + 1);
            if (_failures == Style.FailuresToDisable || (attempt.Status is { } status && Style.DisablesAt(status)))
            {
                _isEnabled = false;
            }
        }
    }

    internal void Hold(WebhookParcel parcel)
    {
        lock (_gate)
        {
            _held.Add(parcel);
        }
    }

    internal IReadOnlyList<WebhookParcel> TakeHeld()
    {
        lock (_gate)
        {
            WebhookParcel[] held = [.. _held];
            _held.Clear();
            return held;
        }
    }
}
