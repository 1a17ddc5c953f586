using System.Diagnostics.Metrics;
using System.Net;
using MessagingHub;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds MessagingHub to an application.</summary>
public static class MessagingHubServiceCollectionExtensions
{
    /// <summary>Adds the hub: <see cref="IMessagingProvider"/> (the default, or keyed by an account's name) and <see cref="IMessagingProviders"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The hub's section, normally <c>builder.Configuration.GetSection("MessagingHub")</c>; it is watched for changes.</param>
    /// <returns>A builder to which the kinds of services are added, such as <c>AddFlowella()</c>.</returns>
    public static MessagingHubBuilder AddMessagingHub(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, configuration);
    }

    /// <summary>Adds the hub without configuration, for accounts added in code.</summary>
    /// <param name="services">The application's services.</param>
    public static MessagingHubBuilder AddMessagingHub(this IServiceCollection services) => Add(services, configuration: null);

    private static MessagingHubBuilder Add(IServiceCollection services, IConfiguration? configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.FirstOrDefault(service => service.ServiceType == typeof(HubRegistration))?.ImplementationInstance is HubRegistration added)
        {
            if (configuration is not null && added.Configuration is not null && PathOf(added.Configuration) != PathOf(configuration))
            {
                throw new InvalidOperationException(
                    $"The hub was added before with the section '{PathOf(added.Configuration)}'. It has one section; add only kinds and accounts here.");
            }

            added.Configuration ??= configuration;
            return new MessagingHubBuilder(services, added);
        }

        var registration = new HubRegistration { Configuration = configuration };
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(registration);
        services.AddSingleton(CreateHub);
        services.AddSingleton(provider => new HubInstruments(provider.GetService<IMeterFactory>()));
        services.AddSingleton<IMessagingProviders>(provider => provider.GetRequiredService<Hub>());
        services.AddSingleton(provider => provider.GetRequiredService<Hub>().Default);
        services.AddKeyedSingleton<IMessagingProvider>(
            KeyedService.AnyKey, (provider, key) => provider.GetRequiredService<Hub>().Get(key as string ?? ""));
        services.AddOptionsWithValidateOnStart<HubStart, HubStartValidator>();
        services.AddOptionsWithValidateOnStart<EventOptions, EventOptionsValidator>();
        services.TryAddSingleton<IEventInbox, InMemoryEventInbox>();
        services.AddSingleton(CreateReceiver);
        services.AddHttpClient(AccountPipeline.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(CreatePrimaryHandler)

            // The factory's own log has whole addresses, and some services put phone numbers into them.
            .RemoveAllLoggers();
        services.AddSingleton<InMemoryAccounts>();
        return new MessagingHubBuilder(services, registration).AddKind(InMemoryBuilderExtensions.Kind);
    }

    private static string PathOf(IConfiguration configuration) => (configuration as IConfigurationSection)?.Path ?? "";

    private static Hub CreateHub(IServiceProvider services)
    {
        HubRegistration registration = services.GetRequiredService<HubRegistration>();
        TimeProvider time = services.GetRequiredService<TimeProvider>();
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();
        var needed = new HubServices(
            services,
            services.GetRequiredService<IHttpMessageHandlerFactory>(),
            registration.Kinds,
            time,
            services.GetService<IRateLimitStore>() ?? new InMemoryRateLimitStore(time),
            loggers,
            services.GetRequiredService<HubInstruments>());
        ILogger logger = loggers.CreateLogger(HubLog.Category);
        return new Hub(registration, needed, services.GetService<IConfiguration>(), logger);
    }

    private static WebhookReceiver CreateReceiver(IServiceProvider services) => new(
        services.GetRequiredService<IMessagingProviders>(),
        services.GetRequiredService<IServiceScopeFactory>(),
        services.GetRequiredService<IEventInbox>(),
        services.GetRequiredService<IOptions<EventOptions>>().Value,
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IDeadLetterHandler)),
        services.GetRequiredService<ILoggerFactory>().CreateLogger(WebhookLogs.Category));

    private static SocketsHttpHandler CreatePrimaryHandler() => new()
    {
        // A redirect would repeat a request at another address, and could carry the credential there.
        AllowAutoRedirect = false,
        UseCookies = false,

        // The hub has spans of its own. Those of the HTTP client show whole paths, and would tell the service the trace's ids.
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,

        // Shorter than any total timeout in sensible use, so that a change is tried again instead of waiting for a dead address.
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
