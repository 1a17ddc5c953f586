namespace MessagingHub;

/// <summary>One call of a service's API, as far as the pipeline must know it.</summary>
public readonly record struct WireOperation
{
    private WireOperation(string name, bool isChange)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        IsChange = isChange;
    }

    /// <summary>The name in errors and telemetry, such as <c>send</c> or <c>listContacts</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it changes something at the service, so that it must not be repeated unless it provably did not happen.</summary>
    public bool IsChange { get; }

    /// <summary>A call that only reads (GET): it may be repeated.</summary>
    /// <param name="name">The name in errors and telemetry.</param>
    public static WireOperation Read(string name) => new(name, isChange: false);

    /// <summary>A call that changes something (POST, PUT, PATCH, DELETE): never repeated unless it provably did not happen.</summary>
    /// <param name="name">The name in errors and telemetry.</param>
    public static WireOperation Change(string name) => new(name, isChange: true);
}
