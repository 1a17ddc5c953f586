using MessagingHub;
using MessagingHub.VelaFlows;
using Microsoft.Extensions.Configuration;

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
}
