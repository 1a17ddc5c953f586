using System.Collections.Concurrent;

namespace MessagingHub;

/// <summary>The registered kinds by name, ignoring case; also knows which of them can do what another cannot.</summary>
internal sealed class KindTable
{
    private readonly ConcurrentDictionary<string, ProviderInfo> _kinds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every kind an account can be of, the services first.</summary>
    public IEnumerable<string> AllNames =>
        _kinds.Values.OrderBy(kind => kind.IsStandIn).ThenBy(kind => kind.Name, StringComparer.OrdinalIgnoreCase).Select(kind => kind.Name);

    /// <summary>The kinds that are services.</summary>
    public IEnumerable<string> Names => Services.Select(kind => kind.Name).Order(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, MessagingCapabilities> Capabilities =>
        Services.ToDictionary(kind => kind.Name, kind => kind.Capabilities, StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in for a service does not count: it is always there, and nobody is helped by its name.</summary>
    private IEnumerable<ProviderInfo> Services => _kinds.Values.Where(kind => !kind.IsStandIn);

    public void Add(ProviderInfo kind) => _kinds.TryAdd(kind.Name, kind);

    public ProviderInfo? Find(string name) => _kinds.GetValueOrDefault(name);

    /// <summary>The end of a refusal: who can instead.</summary>
    /// <param name="can">Whether one can.</param>
    /// <param name="one">What one does that can.</param>
    /// <param name="several">What several do.</param>
    public string WhoCan(Func<MessagingCapabilities, bool> can, string one = "can", string several = "can")
    {
        string[] able = [.. Services.Where(kind => can(kind.Capabilities)).Select(kind => kind.Name).Order(StringComparer.OrdinalIgnoreCase)];
        return able switch
        {
            [] => $"No registered service {one}.",
            [.. string[] others, string last] when others.Length > 0 => $"{string.Join(", ", others)} and {last} {several}.",
            _ => $"{able[0]} {one}.",
        };
    }
}
