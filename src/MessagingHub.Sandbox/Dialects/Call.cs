using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>One authenticated request to one operation, read and ready to be served.</summary>
/// <param name="Operation">What is asked for.</param>
/// <param name="Route">The values of the path's names, decoded.</param>
/// <param name="Query">The query.</param>
/// <param name="Body">The JSON object of the body; empty for an operation that takes none.</param>
/// <param name="Trick">How a list's paging is to misbehave, or null.</param>
internal sealed record Call(
    DialectOperation Operation, IReadOnlyDictionary<string, string> Route, IQueryCollection Query, JsonBody Body, PagingTrick? Trick)
{
    /// <summary>How the one recipient is to fail, for an operation that tells of each; or null.</summary>
    public FailedResultFault? Failure { get; init; }
}
