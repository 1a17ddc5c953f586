using System.Diagnostics.CodeAnalysis;
using MessagingHub;
using MessagingHub.VelaFlows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds VelaFlows to the hub.</summary>
public static class VelaFlowsBuilderExtensions
{
    private static readonly ProviderKind<VelaFlowsOptions> Kind = new()
    {
        Name = "VelaFlows",
        Capabilities = VelaFlowsProvider.CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = VelaFlowsCredential.Of,
        Create = context => new VelaFlowsProvider(context),
    };

    /// <summary>Lets accounts in the configuration be of kind <c>VelaFlows</c>.</summary>
    /// <param name="builder">The hub's builder.</param>
    public static MessagingHubBuilder AddVelaFlows(this MessagingHubBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddKind(Kind);
    }

    /// <summary>Adds a VelaFlows account in code.</summary>
    /// <param name="builder">The hub's builder.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the settings; it runs after the account's configuration section, if there is one.</param>
    public static MessagingHubBuilder AddVelaFlows(this MessagingHubBuilder builder, string name, Action<VelaFlowsOptions> configure) =>
        builder.AddVelaFlows().AddAccount(Kind.Name, name, configure);

    /// <summary>Lets VelaFlows accounts send to the phone numbers that their webhooks have named; experimental, see <see cref="ConversationDirectory"/>.</summary>
    /// <param name="builder">The hub's builder.</param>
    /// <param name="capacity">How many numbers are kept in memory at most, over all accounts; the one that was not used for the longest time is forgotten first.</param>
    /// <remarks>
    /// It handles events beside the application's own handlers, and is the resolver of every VelaFlows account whose
    /// <see cref="VelaFlowsOptions.ConversationResolver"/> is not set. Where the application registers an <see cref="IConversationStore"/>, before or
    /// after, that one is used and the capacity has no effect.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    [Experimental("MHUB001")]
    public static MessagingHubBuilder AddConversationDirectory(this MessagingHubBuilder builder, int capacity = 10_000)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        if (builder.Services.All(service => service.ServiceType != typeof(ConversationDirectory)))
        {
            builder.Services.TryAddSingleton<IConversationStore>(new InMemoryConversationStore(capacity));
            builder.Services.AddSingleton<ConversationDirectory>();
            builder.Services.AddSingleton<IMessagingEventHandler>(services => services.GetRequiredService<ConversationDirectory>());
            builder.Services.AddSingleton<IPostConfigureOptions<VelaFlowsOptions>, UseConversationDirectory>();
        }

        return builder.AddVelaFlows();
    }
}
