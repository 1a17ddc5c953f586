using MessagingHub;
using MessagingHub.FlowIQ;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds FlowIQ to the hub.</summary>
public static class FlowIQBuilderExtensions
{
    private static readonly ProviderKind<FlowIQOptions> Kind = new()
    {
        Name = "FlowIQ",
        Capabilities = FlowIQProvider.CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = FlowIQCredential.Of,
        Create = context => new FlowIQProvider(context),
    };

    /// <summary>Lets accounts in the configuration be of kind <c>FlowIQ</c>.</summary>
    /// <param name="builder">The hub's builder.</param>
    public static MessagingHubBuilder AddFlowIQ(this MessagingHubBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddKind(Kind);
    }

    /// <summary>Adds a FlowIQ account in code.</summary>
    /// <param name="builder">The hub's builder.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the settings; it runs after the account's configuration section, if there is one.</param>
    public static MessagingHubBuilder AddFlowIQ(this MessagingHubBuilder builder, string name, Action<FlowIQOptions> configure) =>
        builder.AddFlowIQ().AddAccount(Kind.Name, name, configure);
}
