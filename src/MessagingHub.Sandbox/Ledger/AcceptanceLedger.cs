namespace MessagingHub.Sandbox;

/// <summary>
/// Every message that a service accepted, once per acceptance: the proof that nothing was sent twice.
/// </summary>
/// <remarks>
/// Thread-safe. A line is written at the moment the service takes the message, also when a fault then destroys the
/// answer, and never when the request is refused.
/// </remarks>
public sealed class AcceptanceLedger
{
    private readonly Lock _gate = new();
    private readonly List<AcceptedMessage> _entries = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _last;

    internal AcceptanceLedger()
    {
    }

    /// <summary>The acceptances so far, oldest first: a copy that does not change.</summary>
    public IReadOnlyList<AcceptedMessage> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>How many acceptances the ledger holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Told of each line, after it was written.</summary>
    internal Action<AcceptedMessage>? Accepted { get; set; }

    /// <summary>Tears all pages out.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>Ends as soon as the ledger holds at least so many lines: how a test waits for an acceptance whose answer never comes.</summary>
    /// <param name="count">How many lines to wait for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task WaitForCountAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_entries.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Writes a line; the number is given here, whatever the entry says.</summary>
    internal void Record(AcceptedMessage message)
    {
        AcceptedMessage entry;
        lock (_gate)
        {
            entry = message with { Number = ++_last };
            _entries.Add(entry);
            foreach ((int _, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _entries.Count))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= _entries.Count);
        }

        Accepted?.Invoke(entry);
    }

    internal void Reset()
    {
        lock (_gate)
        {
            _entries.Clear();
            _last = 0;
        }
    }
}
