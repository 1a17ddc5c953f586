using System.Text.Json;
using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.VelaFlows;

internal sealed class VelaFlowsHarness() : SandboxHarness(SandboxDialect.VelaFlows)
{
    public override MessagingCapabilities Documented => new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Conversation,
        Contents = MessageContents.Text,
        ConversationFilters = ListFilters.Status | ListFilters.Channel | ListFilters.Search,
        ContactFilters = ListFilters.Search,
        Features = MessagingFeatures.ContactWriter | MessagingFeatures.WebhookReader | MessagingFeatures.WebhookSubscriptions,
        ContactWrites = ContactWrites.Create,
    };

    public override IReadOnlyList<string> Secrets => [SandboxCredentials.VelaFlowsToken, WebhookAccount.Secret];

    public override WebhookSubscriptionDraft Subscription => base.Subscription with { Events = ["inbox.conversation.created"] };

    protected override Type Extensions => typeof(VelaFlowsBuilderExtensions);

    public override MessageRecipient Recipient(MessageRecipients kind) => kind == MessageRecipients.Conversation
        ? MessageRecipient.Conversation(VelaFlowsIds.Of(Box.World.Conversations[0]))
        : base.Recipient(kind);

    public override string FilterValue(MessagingOperations list, ListFilters filter) =>
        filter == ListFilters.Channel ? "telegram" : base.FilterValue(list, filter);

    public override string RefusalBody(int status, string text) =>
        $$$"""{"success":false,"error":{"code":"CONFORMANCE","message":"{{{JsonEncodedText.Encode(text)}}}"}}""";

    protected override void AddAccount(MessagingHubBuilder hub, string account) => hub.AddVelaFlows(account, options =>
    {
        options.BaseAddress = Address;
        options.Token = SandboxCredentials.VelaFlowsToken;
        options.WorkspaceId = SandboxCredentials.VelaFlowsWorkspaceId;
        options.Webhooks.Secrets = [WebhookAccount.Secret];
    });
}
