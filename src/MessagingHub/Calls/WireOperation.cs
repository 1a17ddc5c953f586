namespace MessagingHub;

/// <summary>One call of a service's API, as far as the pipeline must know it.</summary>
public readonly record struct WireOperation
{
    private WireOperation(string name, CallCategory category)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Category = category;
    }

    /// <summary>The name in errors and telemetry, such as <c>send</c> or <c>listContacts</c>. It stands for the endpoint where a service limits each endpoint on its own.</summary>
    public string Name { get; }

    /// <summary>What it counts as under a service's limits.</summary>
    public CallCategory Category { get; }

    /// <summary>Whether it changes something at the service, so that it must not be repeated unless it provably did not happen.</summary>
    public bool IsChange => Category != CallCategory.Read;

    /// <summary>A call that only reads (GET): it may be repeated.</summary>
    /// <param name="name">The name in errors and telemetry.</param>
    public static WireOperation Read(string name) => new(name, CallCategory.Read);

    /// <summary>A call that changes something (POST, PUT, PATCH, DELETE): never repeated unless it provably did not happen.</summary>
    /// <param name="name">The name in errors and telemetry.</param>
    /// <param name="category">What it counts as under the service's limits; not <see cref="CallCategory.Read"/>.</param>
    public static WireOperation Change(string name, CallCategory category = CallCategory.Write) =>
        category == CallCategory.Read
            ? throw new ArgumentException("A read changes nothing; use WireOperation.Read.", nameof(category))
            : new(name, category);
}
