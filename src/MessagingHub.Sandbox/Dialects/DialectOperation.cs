using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>One operation of a service: where it lives, what it is called in the contract's words, and who serves it.</summary>
internal sealed record DialectOperation(string Name, string Method, string Path, Func<Call, Answer> Serve)
{
    /// <summary>The path, ready to be compared; <c>{name}</c> in it stands for one segment.</summary>
    public RouteTemplate Route { get; } = new(Path);

    /// <summary>Whether the query asks for this one of several operations that share path and method; null where there is one.</summary>
    public Func<IQueryCollection, bool>? When { get; init; }

    /// <summary>Whether the answer tells of each recipient, so that a failed result makes sense.</summary>
    public bool HasResults { get; init; }

    /// <summary>Whether the answer comes in pages, so that paging faults make sense.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the request must carry a JSON object.</summary>
    public bool TakesBody => Method is "POST" or "PUT" or "PATCH";
}
