namespace MessagingHub.Sandbox;

/// <summary>The scripted faults of a sandbox.</summary>
/// <remarks>
/// Thread-safe. A call meets the first script, in the order they were added, that still has something to do for it;
/// scripts behind that one do not count the call. So two scripts for one operation follow each other.
/// </remarks>
public sealed class FaultSchedule
{
    private readonly Lock _gate = new();
    private readonly List<FaultScript> _scripts = [];
    private readonly IReadOnlyList<Dialect> _dialects;
    private int _last;

    internal FaultSchedule(IReadOnlyList<Dialect> dialects) => _dialects = dialects;

    /// <summary>The scripts, spent ones included, in the order they were added.</summary>
    public IReadOnlyList<FaultScript> Scripts
    {
        get
        {
            lock (_gate)
            {
                return [.. _scripts];
            }
        }
    }

    /// <summary>Scripts a fault.</summary>
    /// <param name="dialect">The dialect, such as <see cref="SandboxDialect.Flowella"/>.</param>
    /// <param name="operation">A name of <see cref="SandboxOperation"/>; a paging fault under <c>*</c> waits for lists alone.</param>
    /// <param name="fault">What is to happen.</param>
    /// <param name="times">How many calls to strike, from 1; null for every one.</param>
    /// <param name="after">How many calls to let pass first: 2 strikes the third call.</param>
    /// <returns>The script, whose counters tell what has come of it.</returns>
    /// <exception cref="ArgumentException">
    /// The dialect or the operation is unknown, a number is out of range, or a paging fault is meant for an operation that is no list.
    /// </exception>
    public FaultScript Add(string dialect, string operation, Fault fault, int? times = 1, int after = 0)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times ?? 1, 1, nameof(times));
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        CheckTarget(dialect, operation, fault);
        lock (_gate)
        {
            var script = new FaultScript(++_last, dialect, operation, fault, times, after);
            _scripts.Add(script);
            return script;
        }
    }

    /// <summary>Takes all scripts back; what has struck already goes on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _scripts.Clear();
            _last = 0;
        }
    }

    internal Fault? Take(string dialect, DialectOperation operation)
    {
        lock (_gate)
        {
            return _scripts.Find(script => script.Takes(dialect, operation))?.Fault;
        }
    }

    private void CheckTarget(string dialect, string operation, Fault fault)
    {
        Dialect known = _dialects.FirstOrDefault(candidate => candidate.Name == dialect)
            ?? throw new ArgumentException(
                $"There is no dialect '{dialect}'; there is {string.Join(", ", _dialects.Select(d => d.Name))}.", nameof(dialect));
        if (operation == SandboxOperation.All)
        {
            return;
        }

        DialectOperation[] meant = [.. known.Operations.Where(candidate => candidate.Name == operation)];
        if (meant.Length == 0)
        {
            string names = string.Join(", ", known.Operations.Select(o => o.Name).Distinct());
            throw new ArgumentException($"{dialect} has no operation '{operation}'; it has *, {names}.", nameof(operation));
        }

        if (fault is FailedResultFault && !meant.Any(candidate => candidate.HasResults))
        {
            throw new ArgumentException($"'{fault.Name}' fails a result, and '{operation}' answers without results.", nameof(fault));
        }

        if (fault is PagingFault && !meant.Any(candidate => candidate.IsList))
        {
            throw new ArgumentException($"'{fault.Name}' bends paging, and '{operation}' has no pages.", nameof(fault));
        }
    }
}
