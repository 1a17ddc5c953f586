using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Samples.Macaw;

/// <summary>Adds the made-up service of the kit's README to a hub.</summary>
internal static class MacawBuilderExtensions
{
    public static MessagingHubBuilder AddMacaw(this MessagingHubBuilder builder, string name, Action<MacawOptions> configure) =>
        builder.AddKind(Kind()).AddAccount(MacawProvider.KindName, name, configure);

    private static ProviderKind<MacawOptions> Kind() => new()
    {
        Name = MacawProvider.KindName,
        Capabilities = new MessagingCapabilities
        {
            Operations = MessagingOperations.Send | MessagingOperations.ListContacts,
            Recipients = MessageRecipients.Phone,
            Contents = MessageContents.Text,
        },
        Bind = (section, options) => section.Bind(options),
        Credential = options => WireCredential.Bearer(options.ApiKey!),
        Create = context => new MacawProvider(context),
    };
}
