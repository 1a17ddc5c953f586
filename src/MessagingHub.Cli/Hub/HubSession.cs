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

    /// <summary>Takes webhook deliveries for all accounts.</summary>
    public WebhookReceiver Receiver => _container.GetRequiredService<WebhookReceiver>();

    /// <summary>Every registered kind and what it can do.</summary>
    public IReadOnlyDictionary<string, MessagingCapabilities> Kinds { get; }

    /// <summary>Builds the hub.</summary>
    /// <param name="section">The hub's configuration.</param>
    /// <param name="log">Takes what the hub logs; null for nobody.</param>
    /// <param name="events">Takes what the services push; null where nothing is received.</param>
    /// <exception cref="InputException">The configuration is not valid.</exception>
    public static HubSession Open(IConfigurationSection section, VerboseLog? log = null, IMessagingEventHandler? events = null)
    {
        var warnings = new CollectedWarnings();
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.AddProvider(warnings);
            log?.AddTo(logging);
        });
        if (events is not null)
        {
            services.AddSingleton(events);
        }

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
        if (name is not null)
        {
            return Find("--provider", name);
        }

        return DefaultName is null
            ? throw InputException.Configuration(
                $"{_section.Path}:DefaultProvider is missing and there are several accounts: set it to one of {AllNames}, or name one with --provider.")
            : Providers.Default;
    }

    /// <summary>The account that an argument names.</summary>
    /// <exception cref="InputException">There is no such account.</exception>
    public IMessagingProvider Find(string argument, string name) =>
        Providers.TryGet(name, out IMessagingProvider? provider)
            ? provider
            : throw InputException.Usage($"<{argument}>: there is no account '{Mask.Credential(name)}'. Accounts: {AllNames}.");

    /// <summary>The name of the account or route that answers where none is named; null where nothing decides it.</summary>
    public string? DefaultName =>
        Providers.Names.Count(name => !IsRoute(Providers.Get(name))) == 1 || !string.IsNullOrEmpty(_section["DefaultProvider"]) ? Providers.Default.Name : null;

    /// <summary>Whether it stands for other accounts and has no address or credential of its own.</summary>
    public static bool IsRoute(IMessagingProvider provider) => provider.Kind == "Route";

    /// <summary>Whether it stands in for a service, so that there is nobody to ask and nothing to prove.</summary>
    public static bool IsInMemory(IMessagingProvider provider) => provider.Kind == Cli.Kinds.InMemory;

    /// <summary>The settings that are in force for an account, with secrets masked; none for a route.</summary>
    public IReadOnlyList<Setting> SettingsOf(IMessagingProvider provider) =>
        Cli.Kinds.Find(provider.Kind) is { } kind ? kind.Settings(kind.OptionsOf(_container, provider.Name)) : [];

    /// <summary>The setting that holds the address of an account's service; null for an account in memory and for a route, which have none.</summary>
    public Setting? AddressOf(IMessagingProvider provider) =>
        SettingsOf(provider).FirstOrDefault(setting => setting.Path == nameof(MessagingAccountOptions.BaseAddress));

    /// <summary>Whether the configuration has a setting, or leaves it to the default.</summary>
    public bool IsConfigured(IMessagingProvider provider, Setting setting) =>
        _section[ConfigurationPath.Combine("Providers", provider.Name, setting.Path)] is not null;

    /// <summary>What to say of settings that look as if a credential had been pasted into them.</summary>
    public IEnumerable<string> HintsOn(IMessagingProvider provider, IEnumerable<Setting> settings) => settings
        .Where(setting => setting.LooksLikeCredential)
        .Select(setting => $"{Mask.Path(ConfigurationPath.Combine(_section.Path, "Providers", provider.Name, setting.Path))} looks like a credential and is masked here: "
            + "if it is one, move it where it belongs.");

    /// <summary>What the hub warned of in the settings of an account or a route.</summary>
    public IReadOnlyList<string> WarningsOf(string name) =>
    [
        .. _warnings.Messages
            .Where(text => text.StartsWith(Mask.Path($"{_section.Path}:Providers:{name}:"), StringComparison.OrdinalIgnoreCase)
                || text.StartsWith(Mask.Path($"{_section.Path}:Routes:{name}:"), StringComparison.OrdinalIgnoreCase))
            .Distinct(),
    ];

    /// <summary>What the operator of an account has to know before its service pushes to it; null where nothing is ever pushed for it.</summary>
    public WebhookPlace? WebhookPlaceOf(IMessagingProvider provider) =>
        !IsRoute(provider) && provider.GetService<IWebhookReader>() is not null && OptionsOf(provider) is { } options
            ? new WebhookPlace(
                provider,
                ConfigurationPath.Combine(_section.Path, "Providers", provider.Name, "Webhooks", "Secrets"),
                options.Webhooks.Secrets.Count > 0,
                Cli.Kinds.All[provider.Kind].SignsWebhooks)
            : null;

    /// <summary>All of those, in the order of the accounts' names.</summary>
    public IReadOnlyList<WebhookPlace> WebhookPlaces => [.. Providers.Names.Select(name => WebhookPlaceOf(Providers.Get(name))).OfType<WebhookPlace>()];

    private string AllNames => Mask.Names(Providers.Names);

    private MessagingAccountOptions? OptionsOf(IMessagingProvider provider) =>
        Cli.Kinds.All.GetValueOrDefault(provider.Kind)?.OptionsOf(_container, provider.Name);

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
