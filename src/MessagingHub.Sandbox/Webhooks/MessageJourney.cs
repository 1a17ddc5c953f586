namespace MessagingHub.Sandbox;

/// <summary>Takes accepted messages from state to state, by the clock or on request, and tells of each.</summary>
internal sealed class MessageJourney(SandboxWorld world, AcceptanceLedger ledger, WebhookBoard board, DueQueue due)
{
    private volatile WebhookTiming _timing = new();

    public WebhookTiming Timing
    {
        get => _timing;
        set => _timing = value;
    }

    public void Begin(AcceptedMessage entry)
    {
        WebhookStyle style = board.StyleOf(entry.Dialect);

        // Nothing moves in a world that nobody listens to: a test that never heard of webhooks finds it as it left it.
        if (style.Progress.Count > 0 && Timing.Before(style.Progress[0]) is { } wait && board.HasListener(style))
        {
            TimeSpan ahead = entry.ScheduledFor is { } time && time > entry.AcceptedAt ? time - entry.AcceptedAt : TimeSpan.Zero;
            due.Add(ahead + wait, () => Step(style, entry, 0));
        }
    }

    /// <exception cref="ArgumentException">The dialect or the message is unknown, or the service tells of no such state.</exception>
    public void Report(string dialect, string messageId, string status)
    {
        WebhookStyle style = board.StyleOf(dialect);
        if (!style.Reportable.Contains(status))
        {
            throw new ArgumentException(
                style.Reportable.Count == 0
                    ? $"What {dialect}'s webhooks tell of a sent message is not documented."
                    : $"{dialect} tells of {string.Join(", ", style.Reportable)}.",
                nameof(status));
        }

        AcceptedMessage entry = ledger.Entries.LastOrDefault(line => line.Dialect == dialect && line.Id == messageId)
            ?? throw new ArgumentException($"{dialect} accepted no such message.", nameof(messageId));
        (SandboxMessage? message, _, _) = world.Progress(entry.MessageNumber, status switch
        {
            "undelivered" => "failed",
            "warning" => null,
            _ => status,
        });
        board.Fire(style, style.Reported(entry, message, status, world.Now));
    }

    private void Step(WebhookStyle style, AcceptedMessage entry, int step)
    {
        string status = style.Progress[step];
        (SandboxMessage? message, bool hasMoved, bool isOver) = world.Progress(entry.MessageNumber, status, onlyForward: true);
        if (isOver)
        {
            return;
        }

        if (hasMoved)
        {
            board.Fire(style, style.Reported(entry, message, status, world.Now));
        }

        if (step + 1 < style.Progress.Count && Timing.Before(style.Progress[step + 1]) is { } wait)
        {
            due.Add(wait, () => Step(style, entry, step + 1));
        }
    }
}
