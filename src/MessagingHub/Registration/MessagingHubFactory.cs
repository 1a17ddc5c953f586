using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MessagingHub;

/// <summary>Makes a hub without a container, for scripts and small programs.</summary>
public static class MessagingHubFactory
{
    /// <summary>Makes a hub from a configuration.</summary>
    /// <param name="configuration">The hub's section, normally <c>configuration.GetSection("MessagingHub")</c>.</param>
    /// <param name="configure">Adds the kinds of services, such as <c>hub =&gt; hub.AddFlowella()</c>.</param>
    /// <returns>The hub; dispose it at the end.</returns>
    /// <exception cref="OptionsValidationException">The configuration is not valid; one failure per problem, each with its path.</exception>
    public static MessagingHubInstance Create(IConfiguration configuration, Action<MessagingHubBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Build(services => services.AddMessagingHub(configuration), configure);
    }

    /// <summary>Makes a hub of accounts added in code.</summary>
    /// <param name="configure">Adds the accounts, such as <c>hub =&gt; hub.AddFlowella("support", o =&gt; o.ApiKey = key)</c>.</param>
    /// <returns>The hub; dispose it at the end.</returns>
    /// <exception cref="OptionsValidationException">The settings are not valid; one failure per problem, each with its path.</exception>
    public static MessagingHubInstance Create(Action<MessagingHubBuilder> configure) =>
        Build(services => services.AddMessagingHub(), configure);

    private static MessagingHubInstance Build(Func<IServiceCollection, MessagingHubBuilder> add, Action<MessagingHubBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var services = new ServiceCollection();
        configure(add(services));
        ServiceProvider container = services.BuildServiceProvider();
        try
        {
            return new MessagingHubInstance(container, container.GetRequiredService<IMessagingProviders>());
        }
        catch
        {
            container.Dispose();
            throw;
        }
    }
}
