using Microsoft.Extensions.Configuration;

namespace MessagingHub.Tests;

/// <summary>A second made-up service, which can do everything that the first one cannot; the hub must name it in refusals.</summary>
internal static class MacawKind
{
    public static ProviderKind<MacawOptions> Kind { get; } = new()
    {
        Name = "Macaw",
        Capabilities = new MessagingCapabilities
        {
            Operations = Enum.GetValues<MessagingOperations>().Aggregate((all, one) => all | one),
            Recipients = Enum.GetValues<MessageRecipients>().Aggregate((all, one) => all | one),
            Contents = Enum.GetValues<MessageContents>().Aggregate((all, one) => all | one),
            SchedulableContents = MessageContents.Text,
            SenderContents = MessageContents.Text,
            Replies = true,
            ConversationFilters = Enum.GetValues<ListFilters>().Aggregate((all, one) => all | one),
            ContactFilters = Enum.GetValues<ListFilters>().Aggregate((all, one) => all | one),
            TemplateFilters = Enum.GetValues<ListFilters>().Aggregate((all, one) => all | one),
            ProviderOptions = ["colour"],
        },
        Bind = (section, options) => section.Bind(options),
        Credential = options => WireCredential.Bearer(options.Token!),
        Create = _ => throw new NotSupportedException("Nobody calls the macaw."),
    };
}
