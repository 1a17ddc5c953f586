namespace MessagingHub.RefitGenerator.Wire;

/// <summary>One parameter of a wire method.</summary>
/// <param name="Name">The name as generated code writes it.</param>
/// <param name="Type">The type as generated code writes it.</param>
/// <param name="Kind">Which part of the request it becomes.</param>
/// <param name="QueryKey">The escaped key, for a query parameter.</param>
internal sealed record WireParameter(string Name, string Type, ParameterKind Kind, string QueryKey);
