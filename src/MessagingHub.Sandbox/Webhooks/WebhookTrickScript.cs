namespace MessagingHub.Sandbox;

/// <summary>One scripted trick: which deliveries it waits for, and what has come of it.</summary>
/// <remarks>Thread-safe; the counters move as deliveries go out.</remarks>
public sealed class WebhookTrickScript
{
    private int _seen;
    private int _fired;

    internal WebhookTrickScript(int number, string dialect, WebhookTrick trick, string? eventName, int? times, int after, int every)
    {
        Number = number;
        Dialect = dialect;
        Trick = trick;
        Event = eventName;
        Times = times;
        After = after;
        Every = every;
    }

    /// <summary>Position among the scripts, from 1, in the order they were added.</summary>
    public int Number { get; }

    /// <summary>The dialect it waits in.</summary>
    public string Dialect { get; }

    /// <summary>What happens.</summary>
    public WebhookTrick Trick { get; }

    /// <summary>The one event it waits for; null for every event.</summary>
    public string? Event { get; }

    /// <summary>How many deliveries it strikes; null for no end.</summary>
    public int? Times { get; }

    /// <summary>How many deliveries it lets pass first.</summary>
    public int After { get; }

    /// <summary>Strikes each delivery when 1, every second one when 2, and so on.</summary>
    public int Every { get; }

    /// <summary>How many matching deliveries came by that no earlier script had taken.</summary>
    public int Seen => Volatile.Read(ref _seen);

    /// <summary>How many deliveries it has struck.</summary>
    public int Fired => Volatile.Read(ref _fired);

    // Called under the schedule's lock: writes need no more than to be visible.
    internal bool Takes(WebhookRegistration registration, string eventName)
    {
        bool matches = Dialect == registration.Dialect
            && (Event is null || Event == eventName)
            && (Trick != WebhookTrick.WrongSignature || registration.Secret is not null);
        if (!matches || _fired == Times)
        {
            return false;
        }

        Volatile.Write(ref _seen, _seen + 1);
        if (_seen <= After || (_seen - After) % Every != 0)
        {
            return false;
        }

        Volatile.Write(ref _fired, _fired + 1);
        return true;
    }
}
