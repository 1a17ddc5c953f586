namespace MessagingHub.Sandbox;

/// <summary>One operation of a service: where it lives, what it is called in the contract's words, and who serves it.</summary>
internal sealed record DialectOperation(string Name, string Method, string Path, Func<Call, Answer> Serve)
{
    /// <summary>The path, ready to be compared; <c>{name}</c> in it stands for one segment.</summary>
    public RouteTemplate Route { get; } = new(Path);

    /// <summary>Whether the answer comes in pages, so that paging faults make sense.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the request must carry a JSON object.</summary>
    public bool TakesBody => Method is "POST" or "PUT" or "PATCH";
}
