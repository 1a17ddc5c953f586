using MessagingHub;
using MessagingHub.Flowella;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Flowella to the hub.</summary>
public static class FlowellaBuilderExtensions
{
    private static readonly ProviderKind<FlowellaOptions> Kind = new()
    {
        Name = "Flowella",
        Capabilities = FlowellaProvider.CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = FlowellaCredential.Of,
        Create = context => new FlowellaProvider(context),
    };

    /// <summary>Lets accounts in the configuration be of kind <c>Flowella</c>.</summary>
    /// <param name="builder">The hub's builder.</param>
    public static MessagingHubBuilder AddFlowella(this MessagingHubBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddKind(Kind);
    }

    /// <summary>Adds a Flowella account in code.</summary>
    /// <param name="builder">The hub's builder.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the settings; it runs after the account's configuration section, if there is one.</param>
    public static MessagingHubBuilder AddFlowella(this MessagingHubBuilder builder, string name, Action<FlowellaOptions> configure) =>
        builder.AddFlowella().AddAccount(Kind.Name, name, configure);
}
