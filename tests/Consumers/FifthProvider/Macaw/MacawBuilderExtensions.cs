using Macaw;
using MessagingHub;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Macaw to the hub.</summary>
public static class MacawBuilderExtensions
{
    private static readonly ProviderKind<MacawOptions> Kind = new()
    {
        Name = "Macaw",
        Capabilities = MacawProvider.CanDo,
        Bind = (section, options) => section.Bind(options),
        Credential = options => WireCredential.Bearer(options.ApiKey!),
        Create = context => new MacawProvider(context),
    };

    public static MessagingHubBuilder AddMacaw(this MessagingHubBuilder builder) => builder.AddKind(Kind);

    public static MessagingHubBuilder AddMacaw(this MessagingHubBuilder builder, string name, Action<MacawOptions> configure) =>
        builder.AddMacaw().AddAccount(Kind.Name, name, configure);
}
