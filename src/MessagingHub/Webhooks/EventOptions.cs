namespace MessagingHub;

/// <summary>How events are handled and how long the hub remembers them.</summary>
public sealed class EventOptions
{
    /// <summary>After how many failures an event goes to the <see cref="IDeadLetterHandler"/>.</summary>
    /// <value>3 by default; 1 to 100. Flowella switches a webhook off after ten failures in a row. Without such a handler no event is given up.</value>
    public int MaxFailures { get; set; } = 3;

    /// <summary>After which time the token of a handler, and then of the dead-letter handlers, is cancelled.</summary>
    /// <value>8 seconds by default; 100 milliseconds to 10 minutes. VelaFlows waits 10 seconds for an answer.</value>
    /// <remarks>
    /// The inbox has as long for each of its answers. A handler that goes on beyond its time is not waited for: the event has failed. It
    /// is handled again when the handler ends badly, or after twice this time, and not again if the handler ends well before that.
    /// </remarks>
    public TimeSpan HandlingTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a handled event is remembered, to recognize repeated deliveries.</summary>
    /// <value>3 days by default; 1 minute to 365 days. VelaFlows repeats for 24 hours.</value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How many events are remembered at most, besides those being handled; the oldest are forgotten first.</summary>
    /// <value>100,000 by default; 1,000 or more. An event takes some 300 bytes.</value>
    public int Capacity { get; set; } = 100_000;
}
