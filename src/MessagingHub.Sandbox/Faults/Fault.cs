namespace MessagingHub.Sandbox;

/// <summary>
/// One way for a service to fail: a closed family, made by the factories of this type.
/// </summary>
/// <remarks>
/// Three kinds. A <em>refusing</em> fault answers before the service has looked at the request: nothing is accepted.
/// An <em>answer</em> fault lets the service do its work, acceptance included, and then destroys the answer; where the
/// service itself refuses (a bad key, say), that refusal goes out as it is. A <em>paging</em> fault bends a list's
/// cursors and is for list operations only; a <em>failed result</em> is for sends that answer with results.
/// </remarks>
public abstract partial record Fault
{
    private protected Fault(string name) => Name = name;

    /// <summary>The name, as the control API spells it.</summary>
    public string Name { get; }

    /// <summary>What the control API shows for it and takes to make it again.</summary>
    internal abstract FaultSpec ToSpec();
}
