using MessagingHub;
using MessagingHub.Velstack;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Velstack to the hub.</summary>
public static class VelstackBuilderExtensions
{
    private static readonly ProviderKind<VelstackOptions> Kind = new()
    {
        Name = "Velstack",
        Capabilities = VelstackProvider.CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = VelstackCredential.Of,
        Create = context => new VelstackProvider(context),
    };

    /// <summary>Lets accounts in the configuration be of kind <c>Velstack</c>.</summary>
    /// <param name="builder">The hub's builder.</param>
    public static MessagingHubBuilder AddVelstack(this MessagingHubBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddKind(Kind);
    }

    /// <summary>Adds a Velstack account in code.</summary>
    /// <param name="builder">The hub's builder.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the settings; it runs after the account's configuration section, if there is one.</param>
    public static MessagingHubBuilder AddVelstack(this MessagingHubBuilder builder, string name, Action<VelstackOptions> configure) =>
        builder.AddVelstack().AddAccount(Kind.Name, name, configure);
}
