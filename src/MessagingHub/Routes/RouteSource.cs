namespace MessagingHub;

/// <summary>A route as it was written down; its members are names.</summary>
internal sealed record RouteSource(string Name, IReadOnlyList<string> Providers, IReadOnlyList<string> Requires)
{
    /// <summary>Whether nothing about the route changed. Names of members compare as accounts' names do.</summary>
    public bool IsSameAs(RouteSource other) =>
        Name == other.Name && Providers.SequenceEqual(other.Providers, StringComparer.OrdinalIgnoreCase);
}
