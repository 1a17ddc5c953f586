namespace MessagingHub;

/// <summary>A route as it was written down; its members are names.</summary>
internal sealed record RouteSource(string Name, RouteStrategy Strategy, IReadOnlyList<string> Providers, IReadOnlyList<string> Requires)
{
    /// <summary>Whether nothing about the route changed. Names of members and words of requirements compare ignoring case.</summary>
    public bool IsSameAs(RouteSource other) =>
        Name == other.Name
        && Strategy == other.Strategy
        && Providers.SequenceEqual(other.Providers, StringComparer.OrdinalIgnoreCase)
        && Requires.SequenceEqual(other.Requires, StringComparer.OrdinalIgnoreCase);
}
