using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Reads the configuration into a snapshot, or says everything that is wrong with it.</summary>
internal sealed class SnapshotBuilder(HubRegistration registration, HubServices services, ILogger logger)
{
    private static readonly string[] OwnSettings = ["DefaultProvider", "Providers", "Routes"];

    private readonly UnknownSettings _unknown = new(logger);
    private readonly RouteReader _routes = new(registration, logger);

    /// <exception cref="OptionsValidationException">The configuration is not valid; one failure per problem, each with its path.</exception>
    public HubSnapshot Build(HubSnapshot? previous)
    {
        var problems = new List<string>();
        CheckOwnSettings(problems);
        var accounts = new List<Account>();
        AccountSource[] sources = [.. Sources()];
        foreach (AccountSource source in sources)
        {
            Account? before = previous?.Accounts.GetValueOrDefault(source.Name);
            if (before is not null && before.Source.Equals(source))
            {
                accounts.Add(before);
            }
            else if (TryBuild(source, before, problems) is { } account)
            {
                accounts.Add(account);
            }
        }

        string[] names = [.. sources.Select(source => source.Name)];
        IReadOnlyList<RouteSource> routeSources = _routes.Read(problems);
        IReadOnlyList<Route> routes = new RouteBuilder(registration, services, routeSources, names, accounts, problems).Build();
        names = [.. names, .. routeSources.Select(route => route.Name)];

        string? defaultName = registration.Configuration?["DefaultProvider"];
        if (sources.Length == 0 && !IsSingleValue("Providers"))
        {
            problems.Add($"{registration.PathOf("Providers")} has no account. Add one, such as {{ \"support\": {{ \"Kind\": \"{ExampleKind}\", … }} }}.");
        }
        else if (!string.IsNullOrEmpty(defaultName)
            && !names.Contains(defaultName, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add($"{registration.PathOf("DefaultProvider")} names '{Mask.Credential(defaultName)}', which is not an account or a route. "
                + $"There are: {Mask.Names(names)}.");
        }

        return problems.Count > 0
            ? throw new OptionsValidationException(registration.PathOf(), typeof(MessagingAccountOptions), problems)
            : new HubSnapshot(accounts, routes, string.IsNullOrEmpty(defaultName) ? null : defaultName);
    }

    private bool IsSingleValue(params string[] keys) =>
        !string.IsNullOrEmpty(registration.Configuration?.GetSection(ConfigurationPath.Combine(keys)).Value);

    /// <summary>What stands in the hub's own section; a whole configuration has parts that are not the hub's.</summary>
    private void CheckOwnSettings(List<string> problems)
    {
        if (IsSingleValue("Providers"))
        {
            problems.Add($"{registration.PathOf("Providers")} is a group of accounts, not a single value.");
        }

        if (registration.Configuration?.GetSection("DefaultProvider").GetChildren().Any() == true)
        {
            problems.Add($"{registration.PathOf("DefaultProvider")} is a single value, not a list or a group.");
        }

        foreach (IConfigurationSection setting in (registration.Configuration as IConfigurationSection)?.GetChildren() ?? [])
        {
            if (!OwnSettings.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            {
                _unknown.Warn(setting, "the hub", OwnSettings);
            }
        }
    }

    private string ExampleKind => registration.Kinds.Names.FirstOrDefault() ?? "Flowella";

    private IEnumerable<AccountSource> Sources()
    {
        IConfigurationSection[] sections = [.. registration.Configuration?.GetSection("Providers").GetChildren() ?? []];
        foreach (IConfigurationSection section in sections)
        {
            yield return new AccountSource(section.Key, registration.KindOf(section.Key), section);
        }

        foreach (CodeAccount code in registration.CodeAccounts.Values)
        {
            if (!sections.Any(section => section.Key.Equals(code.Name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new AccountSource(code.Name, code.Kind, section: null);
            }
        }
    }

    private Account? TryBuild(AccountSource source, Account? before, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(source.Name))
        {
            problems.Add($"{registration.PathOf("Providers")} has an account with an empty name. Give it a name.");
            return null;
        }

        if (IsSingleValue("Providers", source.Name))
        {
            problems.Add($"{registration.PathOf("Providers", source.Name)} is a group of settings, not a single value.");
            return null;
        }

        if (registration.Kinds.Find(source.Kind) is not { } kind)
        {
            problems.Add($"{registration.PathOf("Providers", source.Name, "Kind")} is '{Mask.Credential(source.Kind)}', which is not registered. "
                + $"Registered kinds: {string.Join(", ", registration.Kinds.AllNames)}; register another one with its Add… method.");
            return null;
        }

        try
        {
            return kind.Build(source, before, services);
        }
        catch (OptionsValidationException invalid)
        {
            problems.AddRange(invalid.Failures);
        }

        return null;
    }
}
