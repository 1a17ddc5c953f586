namespace MessagingHub.RefitGenerator.Wire;

/// <summary>One request: a verb, a path, and where each parameter goes.</summary>
/// <param name="Name">The method's name, escaped where it is a keyword.</param>
/// <param name="Verb">The name of a static property of <c>HttpMethod</c>.</param>
/// <param name="Path">Literal text and placeholders in order.</param>
/// <param name="HasFixedQuery">Whether the template itself has a query.</param>
/// <param name="Parameters">The parameters as declared.</param>
internal sealed record WireMethod(
    string Name,
    string Verb,
    EquatableArray<PathPart> Path,
    bool HasFixedQuery,
    EquatableArray<WireParameter> Parameters);
