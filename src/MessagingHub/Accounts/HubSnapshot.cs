using System.Collections.Frozen;

namespace MessagingHub;

/// <summary>All accounts and routes as one valid configuration gave them; never changes.</summary>
internal sealed class HubSnapshot
{
    private readonly FrozenDictionary<string, (string Name, IMessagingProvider Provider)> _providers;

    public HubSnapshot(IReadOnlyList<Account> accounts, IReadOnlyList<Route> routes, string? defaultName)
    {
        Accounts = accounts.ToFrozenDictionary(account => account.Name, StringComparer.OrdinalIgnoreCase);
        Routes = routes.ToFrozenDictionary(route => route.Name, StringComparer.OrdinalIgnoreCase);
        _providers = accounts.Select(account => (account.Name, account.Provider))
            .Concat(routes.Select(route => (route.Name, route.Provider)))
            .ToFrozenDictionary(named => named.Name, StringComparer.OrdinalIgnoreCase);
        Names = [.. _providers.Values.Select(named => named.Name).Order(StringComparer.OrdinalIgnoreCase)];
        DefaultName = defaultName is not null ? NameOf(defaultName) : accounts.Count == 1 ? accounts[0].Name : null;
    }

    public FrozenDictionary<string, Account> Accounts { get; }

    public FrozenDictionary<string, Route> Routes { get; }

    /// <summary>The names of accounts and routes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Null where there are several accounts and nothing is named as the default.</summary>
    public string? DefaultName { get; }

    /// <summary>The account or route of this name; null where there is none.</summary>
    public IMessagingProvider? Find(string name) => _providers.GetValueOrDefault(name).Provider;

    /// <summary>A name as the configuration spells it; null where there is none.</summary>
    public string? NameOf(string name) => _providers.GetValueOrDefault(name).Name;

    /// <summary>Whether nothing changed: the same accounts, by reference, the same routes over them, and the same default.</summary>
    public bool IsSameAs(HubSnapshot other) =>
        DefaultName == other.DefaultName
        && Accounts.Count == other.Accounts.Count
        && Accounts.All(account => ReferenceEquals(account.Value, other.Accounts.GetValueOrDefault(account.Key)))
        && Routes.Count == other.Routes.Count
        && Routes.All(route => other.Routes.GetValueOrDefault(route.Key) is { } before && before.Source.IsSameAs(route.Value.Source));
}
