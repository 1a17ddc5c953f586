namespace MessagingHub.Sandbox;

/// <summary>One scripted fault: where it waits, for how long, and what has come of it.</summary>
/// <remarks>Thread-safe; the counters move as calls come in.</remarks>
public sealed class FaultScript
{
    private int _seen;
    private int _fired;

    internal FaultScript(int number, string dialect, string operation, Fault fault, int? times, int after)
    {
        Number = number;
        Dialect = dialect;
        Operation = operation;
        Fault = fault;
        Times = times;
        After = after;
    }

    /// <summary>Position among the scripts, from 1, in the order they were added.</summary>
    public int Number { get; }

    /// <summary>The dialect it waits in.</summary>
    public string Dialect { get; }

    /// <summary>The operation it waits for, or <c>*</c>.</summary>
    public string Operation { get; }

    /// <summary>What happens.</summary>
    public Fault Fault { get; }

    /// <summary>How many calls it strikes; null for every one.</summary>
    public int? Times { get; }

    /// <summary>How many calls it lets pass first.</summary>
    public int After { get; }

    /// <summary>How many matching calls came by that no earlier script had taken.</summary>
    public int Seen => Volatile.Read(ref _seen);

    /// <summary>How many calls it has struck.</summary>
    public int Fired => Volatile.Read(ref _fired);

    // Called under the schedule's lock: writes need no more than to be visible.
    internal bool Takes(string dialect, DialectOperation operation)
    {
        bool matches = Dialect == dialect
            && (Operation == SandboxOperation.All || Operation == operation.Name)
            && (Fault is not PagingFault || operation.IsList)
            && (Fault is not FailedResultFault || operation.HasResults);
        if (!matches || _fired == Times)
        {
            return false;
        }

        Volatile.Write(ref _seen, _seen + 1);
        if (_seen <= After)
        {
            return false;
        }

        Volatile.Write(ref _fired, _fired + 1);
        return true;
    }
}
