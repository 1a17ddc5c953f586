namespace MessagingHub.Sandbox;

/// <summary>A body or query that breaks the service's documented rules; the dialect turns it into the service's own answer.</summary>
/// <param name="where">The field at fault, such as <c>recipients[0].phone</c>; null when the body as a whole cannot be read.</param>
/// <param name="reason">What the rule is, for people.</param>
internal sealed class InvalidRequestException(string? where, string reason)
    : Exception(where is null ? reason : $"{where}: {reason}")
{
    public string? Field => where;

    public string Reason => reason;

    /// <summary>Whether the field is one of the query.</summary>
    public bool IsQuery { get; init; }
}
