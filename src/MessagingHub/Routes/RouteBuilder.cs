namespace MessagingHub;

/// <summary>Binds the routes of one configuration to its accounts, or says why that cannot be.</summary>
internal sealed class RouteBuilder
{
    private readonly HubRegistration _registration;
    private readonly HubServices _services;
    private readonly IReadOnlyList<string> _accountNames;
    private readonly Dictionary<string, RouteSource> _routes;
    private readonly Dictionary<string, IMessagingProvider> _providers;
    private readonly Dictionary<string, TimeSpan> _patience;
    private readonly List<string> _problems;
    private readonly List<string> _open = [];
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="registration">Says where a setting stands.</param>
    /// <param name="services">What the hub needs from the container.</param>
    /// <param name="routes">The routes as written down.</param>
    /// <param name="accountNames">All accounts, also those with a problem.</param>
    /// <param name="accounts">The accounts that could be built.</param>
    /// <param name="problems">Takes what is wrong; nothing that was built is used then.</param>
    public RouteBuilder(
        HubRegistration registration,
        HubServices services,
        IReadOnlyList<RouteSource> routes,
        IReadOnlyList<string> accountNames,
        IReadOnlyList<Account> accounts,
        List<string> problems)
    {
        _registration = registration;
        _services = services;
        _accountNames = accountNames;
        _routes = routes.ToDictionary(route => route.Name, StringComparer.OrdinalIgnoreCase);
        _providers = accounts.ToDictionary(account => account.Name, account => account.Provider, StringComparer.OrdinalIgnoreCase);
        _problems = problems;
        _patience = accounts.ToDictionary(account => account.Name, account => account.State.Policy.Options.Patience, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Route> Build()
    {
        var built = new List<Route>();
        foreach (RouteSource route in _routes.Values)
        {
            if (IsAccount(route.Name))
            {
                _problems.Add($"{PathOf(route)} has the name of the account {_registration.PathOf("Providers", route.Name)}: "
                    + "accounts and routes share one set of names. Rename one of them.");
            }
            else if (Find(route.Name) is { } provider)
            {
                built.Add(new Route(route, provider));
            }

            CheckMembers(route);
            CheckRequirements(route);
        }

        return built;
    }

    /// <summary>The account or route of this name; null where there is none that could be built.</summary>
    private IMessagingProvider? Find(string name)
    {
        if (_providers.TryGetValue(name, out IMessagingProvider? known) || !_routes.TryGetValue(name, out RouteSource? route) || IsAccount(name))
        {
            return known;
        }

        int begun = _open.IndexOf(route.Name);
        if (begun >= 0)
        {
            _problems.Add($"{PathOf(route, nameof(MessagingRouteOptions.Providers))} leads back to the route itself: "
                + $"{string.Join(" → ", _open.Skip(begun).Append(route.Name).Select(Mask.Credential))}. Take one of these out of the one before it.");
            return null;
        }

        if (!_done.Add(route.Name))
        {
            return null;
        }

        _open.Add(route.Name);
        IMessagingProvider?[] members = [.. route.Providers.Select(Find)];
        _open.RemoveAt(_open.Count - 1);
        if (members.Length == 0 || members.Contains(null))
        {
            return null;
        }

        // The journal of a route is asked once, and not for each account: it may take as long as the longest of their calls.
        TimeSpan longest = route.Providers.Max(name => _patience[name]);
        _patience.Add(route.Name, longest);
        CapabilityGuard provider = _services.Guard(new RouteProvider(route.Name, members!, _services.Time), longest);
        _providers.Add(route.Name, provider);
        return provider;
    }

    private void CheckMembers(RouteSource route)
    {
        for (int i = 0; i < route.Providers.Count; i++)
        {
            // What is empty, or named again, the reader has told.
            string name = route.Providers[i];
            if (!string.IsNullOrWhiteSpace(name) && !IsAccount(name) && !_routes.ContainsKey(name)
                && !route.Providers.Take(i).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                IEnumerable<string> others = _routes.Keys.Except([route.Name]).ToArray();
                _problems.Add($"{PathOf(route, nameof(MessagingRouteOptions.Providers), $"{i}")} names '{Mask.Credential(name)}', which is neither an account nor a route. "
                    + $"Accounts: {Mask.Names(_accountNames)}.{(others.Any() ? $" Routes: {Mask.Names(others)}." : "")}");
            }
        }
    }

    /// <summary>Every account the route can come to must be able to do all of it: one that cannot would be no help when its turn comes.</summary>
    private void CheckRequirements(RouteSource route)
    {
        var accounts = new List<IMessagingProvider>();
        AddAccounts(route, accounts, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach ((string word, Func<MessagingCapabilities, bool> isMetBy) in RouteRequirements.Of(route.Requires))
        {
            string[] unable = [.. accounts.Where(account => !isMetBy(account.Capabilities)).Select(account => $"{Mask.Credential(account.Name)} ({account.Kind})")];
            if (unable.Length > 0)
            {
                _problems.Add($"{PathOf(route, nameof(MessagingRouteOptions.Requires))} asks every account of the route for {word}, and "
                    + $"{string.Join(", ", unable)} cannot do that. {_services.Kinds.WhoCan(isMetBy)} Take it out of Requires, or the account out of the route.");
            }
        }
    }

    private void AddAccounts(RouteSource route, List<IMessagingProvider> accounts, HashSet<string> seen)
    {
        foreach (string name in route.Providers.Where(seen.Add))
        {
            if (_routes.TryGetValue(name, out RouteSource? nested) && !IsAccount(name))
            {
                AddAccounts(nested, accounts, seen);
            }
            else if (_providers.TryGetValue(name, out IMessagingProvider? account))
            {
                accounts.Add(account);
            }
        }
    }

    private bool IsAccount(string name) => _accountNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private string PathOf(RouteSource route, params string[] keys) => _registration.PathOf(["Routes", route.Name, .. keys]);
}
