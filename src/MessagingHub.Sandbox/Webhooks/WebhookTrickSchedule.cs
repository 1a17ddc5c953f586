namespace MessagingHub.Sandbox;

/// <summary>The scripted tricks of a sandbox's webhook deliveries.</summary>
/// <remarks>
/// Thread-safe. A delivery meets the first script, in the order they were added, that strikes it; a script that strikes
/// hides the delivery from those behind it.
/// </remarks>
public sealed class WebhookTrickSchedule
{
    private readonly Lock _gate = new();
    private readonly List<WebhookTrickScript> _scripts = [];
    private readonly IReadOnlyList<WebhookStyle> _styles;
    private readonly Action _cleared;
    private int _last;

    internal WebhookTrickSchedule(IReadOnlyList<WebhookStyle> styles, Action cleared)
    {
        _styles = styles;
        _cleared = cleared;
    }

    /// <summary>The scripts, spent ones included, in the order they were added.</summary>
    public IReadOnlyList<WebhookTrickScript> Scripts
    {
        get
        {
            lock (_gate)
            {
                return [.. _scripts];
            }
        }
    }

    /// <summary>Scripts a trick.</summary>
    /// <param name="dialect">The dialect, such as <see cref="SandboxDialect.Flowella"/>.</param>
    /// <param name="trick">What is to happen.</param>
    /// <param name="times">How many deliveries to strike, from 1; null for no end.</param>
    /// <param name="after">How many deliveries to let pass first.</param>
    /// <param name="every">1 for each delivery, 3 for every third one.</param>
    /// <param name="eventName">The one event to wait for; null for every event.</param>
    /// <returns>The script, whose counters tell what has come of it.</returns>
    /// <exception cref="ArgumentException">
    /// The dialect is unknown, a number is out of range, or the service has nothing that the trick could bend: a service that
    /// signs nothing cannot sign wrongly.
    /// </exception>
    public WebhookTrickScript Add(
        string dialect, WebhookTrick trick, int? times = 1, int after = 0, int every = 1, string? eventName = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times ?? 1, 1, nameof(times));
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        WebhookStyle style = WebhookStyle.Find(_styles, dialect);
        if (!style.Tricks.Contains(trick))
        {
            throw new ArgumentException($"'{trick}' has nothing to bend in what {dialect} delivers.", nameof(trick));
        }

        lock (_gate)
        {
            var script = new WebhookTrickScript(++_last, dialect, trick, eventName, times, after, every);
            _scripts.Add(script);
            return script;
        }
    }

    /// <summary>Takes all scripts back; deliveries that are held back go out now.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _scripts.Clear();
            _last = 0;
        }

        _cleared();
    }

    internal WebhookTrick? Take(WebhookRegistration registration, string eventName)
    {
        lock (_gate)
        {
            return _scripts.Find(script => script.Takes(registration, eventName))?.Trick;
        }
    }
}
