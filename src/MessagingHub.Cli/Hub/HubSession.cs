using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub.Cli;

/// <summary>The hub of one run: every kind registered, the accounts as configured.</summary>
internal sealed class HubSession : IAsyncDisposable
{
    private const string NoAccount = "To try it without an account: mhub demo.";

    private readonly ServiceProvider _container;
    private readonly IConfigurationSection _section;
    private readonly CollectedWarnings _warnings;

    private HubSession(ServiceProvider container, IConfigurationSection section, CollectedWarnings warnings, MessagingHubBuilder builder)
    {
        _container = container;
        _section = section;
        _warnings = warnings;
        Kinds = builder.Kinds;
        Providers = container.GetRequiredService<IMessagingProviders>();
    }

    /// <summary>The configured accounts.</summary>
    public IMessagingProviders Providers { get; }

    /// <summary>Every registered kind and what it can do.</summary>
    public IReadOnlyDictionary<string, MessagingCapabilities> Kinds { get; }

    /// <exception cref="InputException">The configuration is not valid.</exception>
    public static HubSession Open(IConfigurationSection section)
    {
        var warnings = new CollectedWarnings();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(warnings));
        MessagingHubBuilder builder = services.AddMessagingHub(section);
        foreach (Kind kind in Cli.Kinds.All.Values)
        {
            kind.Register(builder);
        }

        ServiceProvider container = services.BuildServiceProvider();
        try
        {
            return new HubSession(container, section, warnings, builder);
        }
        catch (OptionsValidationException invalid)
        {
            container.Dispose();
            bool isEmpty = !section.GetSection("Providers").GetChildren().Any();
            throw InputException.Configuration([.. invalid.Failures.Select(problem => isEmpty ? $"{problem} {NoAccount}" : problem)]);
        }
    }

    /// <summary>The account asked for, or the default.</summary>
    /// <exception cref="InputException">There is no such account, or none was named and there is no default.</exception>
    public IMessagingProvider Select(string? name)
    {
        string names = string.Join(", ", Providers.Names);
        if (name is not null)
        {
            return Providers.TryGet(name, out IMessagingProvider? provider)
                ? provider
                : throw InputException.Usage($"--provider: there is no account '{name}'. Accounts: {names}.");
        }

        return DefaultName is null
            ? throw InputException.Configuration(
                $"{_section.Path}:DefaultProvider is missing and there are several accounts: set it to one of {names}, or name one with --provider.")
            : Providers.Default;
    }

    /// <summary>The name of the account that answers where none is named; null where nothing decides it.</summary>
    public string? DefaultName =>
        Providers.Names.Count == 1 || !string.IsNullOrEmpty(_section["DefaultProvider"]) ? Providers.Default.Name : null;

    /// <summary>The address of an account's service; null for an account in memory, which has none.</summary>
    public Uri? AddressOf(IMessagingProvider provider) => Cli.Kinds.All.GetValueOrDefault(provider.Kind)?.AddressOf(_container, provider.Name);

    /// <summary>What the hub warned of in an account's settings.</summary>
    public IReadOnlyList<string> WarningsOf(string account) =>
        [.. _warnings.Messages.Where(text => text.StartsWith($"{_section.Path}:Providers:{account}:", StringComparison.OrdinalIgnoreCase)).Distinct()];

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
