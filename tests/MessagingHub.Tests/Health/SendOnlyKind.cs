using Microsoft.Extensions.Configuration;

namespace MessagingHub.Tests.Health;

/// <summary>A made-up service that can do nothing but send, so that nothing tells whether its credential is good.</summary>
internal static class SendOnlyKind
{
    public static ProviderKind<ParrotOptions> Kind { get; } = new()
    {
        Name = "Mute",
        Capabilities = new MessagingCapabilities
        {
            Operations = MessagingOperations.Send,
            Recipients = MessageRecipients.Phone,
            Contents = MessageContents.Text,
        },
        Bind = (section, options) => section.Bind(options),
        Credential = ParrotProvider.Kind.Credential,
        Create = context => new Mute(context),
    };

    private sealed class Mute(ProviderContext<ParrotOptions> context) : DelegatingMessagingProvider(new ParrotProvider(context))
    {
        public override MessagingCapabilities Capabilities => SendOnlyKind.Kind.Capabilities;

        public override string Kind => context.Kind;
    }
}
