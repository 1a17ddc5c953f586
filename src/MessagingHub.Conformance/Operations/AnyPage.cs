namespace MessagingHub.Conformance;

/// <summary>A page of whatever is listed.</summary>
internal sealed record AnyPage(IReadOnlyList<object> Items, string? ContinuationToken, RawResponse? Raw, long? TotalCount);
