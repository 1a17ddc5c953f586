using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Adds kinds of services, accounts and routes to the hub.</summary>
public sealed class MessagingHubBuilder
{
    private readonly HubRegistration _registration;

    internal MessagingHubBuilder(IServiceCollection services, HubRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The kinds of services added so far, without <c>InMemory</c>, and what an account of each can do; a copy, by names that compare ignoring case.</summary>
    public IReadOnlyDictionary<string, MessagingCapabilities> Kinds => _registration.Kinds.Capabilities;

    /// <summary>Adds a kind of service, so that accounts in the configuration can name it. Adding it again changes nothing.</summary>
    /// <typeparam name="TOptions">The settings of an account of this kind.</typeparam>
    /// <param name="kind">The kind.</param>
    public MessagingHubBuilder AddKind<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        ProviderKind<TOptions> kind)
        where TOptions : MessagingAccountOptions, new()
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (_registration.Kinds.Find(kind.Name) is null)
        {
            _registration.Kinds.Add(new ProviderInfo<TOptions>(kind));
            Services.AddOptions();
            Services.AddSingleton<IConfigureOptions<TOptions>>(services => Settings(services, kind));
            Services.AddSingleton<IValidateOptions<TOptions>>(services => Settings(services, kind));
        }
        else if (_registration.Kinds.Find(kind.Name) is not ProviderInfo<TOptions>)
        {
            throw new InvalidOperationException($"A kind '{kind.Name}' with another type of settings was added before.");
        }

        return this;
    }

    /// <summary>Adds an account in code. Where the configuration has an account of this name too, its section comes first and this code last.</summary>
    /// <typeparam name="TOptions">The settings of an account of this kind.</typeparam>
    /// <param name="kind">The kind's name; it must be added, too.</param>
    /// <param name="name">The account's name, its only identity: compared ignoring case.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <exception cref="ArgumentException">The name is empty, has a colon, or was added before; or the kind has other settings.</exception>
    public MessagingHubBuilder AddAccount<TOptions>(string kind, string name, Action<TOptions> configure)
        where TOptions : MessagingAccountOptions, new()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        RequireName(name);
        ArgumentNullException.ThrowIfNull(configure);

        if (_registration.Kinds.Find(kind) is { } known and not ProviderInfo<TOptions>)
        {
            throw new ArgumentException($"Accounts of kind '{known.Name}' have other settings than {typeof(TOptions).Name}.", nameof(configure));
        }

        return _registration.CodeAccounts.TryAdd(name, new CodeAccount(name, kind, configure))
            ? this
            : throw new ArgumentException($"The account '{name}' was added before.", nameof(name));
    }

    /// <summary>Adds a route in code: accounts that stand behind one name. Where the configuration has a route of this name too, its section comes first and this code last.</summary>
    /// <param name="name">The route's name, which no account has: compared ignoring case.</param>
    /// <param name="configure">Sets the settings, such as <c>route =&gt; route.Providers.Add("support")</c>. It runs again when the configuration changes.</param>
    /// <exception cref="ArgumentException">The name is empty, has a colon, or was added before.</exception>
    public MessagingHubBuilder AddRoute(string name, Action<MessagingRouteOptions> configure)
    {
        RequireName(name);
        ArgumentNullException.ThrowIfNull(configure);
        return _registration.CodeRoutes.TryAdd(name, configure)
            ? this
            : throw new ArgumentException($"The route '{name}' was added before.", nameof(name));
    }

    /// <summary>Configures the HTTP client of all accounts: handlers added here run inside each attempt.</summary>
    /// <param name="configure">Adds handlers, or replaces the primary one; timeouts and addresses come from the account. A handler that repeats requests must leave POST, PUT, PATCH and DELETE alone: the hub stops a second copy where it can see it, and the outcome is unknown then.</param>
    /// <remarks>The same goes for handlers the application adds to all clients with <c>ConfigureHttpClientDefaults</c>.</remarks>
    public MessagingHubBuilder ConfigureHttpClient(Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Services.AddHttpClient(AccountPipeline.HttpClientName));
        return this;
    }

    private static void RequireName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A name has no colon: it is part of a configuration path.", nameof(name));
        }
    }

    private ConfigureAccount<TOptions> Settings<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(IServiceProvider services, ProviderKind<TOptions> kind)
        where TOptions : MessagingAccountOptions, new() =>
        new(_registration, kind, services.GetRequiredService<ILoggerFactory>());
}
