using MessagingHub;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds accounts in memory to the hub, for development and unit tests.</summary>
public static class InMemoryBuilderExtensions
{
    /// <summary>The kind, which every hub has, so that a line of configuration is enough.</summary>
    internal static ProviderKind<InMemoryOptions> Kind { get; } = new()
    {
        Name = "InMemory",
        Capabilities = InMemoryProvider.CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = _ => new WireCredential([], [], []),
        Create = context => new InMemoryProvider(context, context.Services.GetRequiredService<InMemoryAccounts>().Of(context.Name)),
        IsStandIn = true,
    };

    /// <summary>Adds an account in memory in code. In the configuration <c>{ "Kind": "InMemory" }</c> is enough.</summary>
    /// <param name="builder">The hub's builder.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="configure">Sets the settings; it runs after the account's configuration section, if there is one. Null for the defaults.</param>
    public static MessagingHubBuilder AddInMemory(this MessagingHubBuilder builder, string name, Action<InMemoryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddAccount(Kind.Name, name, configure ?? (static _ => { }));
    }
}
