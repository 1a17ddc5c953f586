using System.Text.Json;
using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.FlowIQ;

internal sealed class FlowIQHarness() : SandboxHarness(SandboxDialect.FlowIQ)
{
    public override MessagingCapabilities Documented => new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone | MessageRecipients.Conversation,
        Contents = MessageContents.Text | MessageContents.Image | MessageContents.Video | MessageContents.Audio | MessageContents.Document
            | MessageContents.Location | MessageContents.ContactCard | MessageContents.Buttons | MessageContents.List | MessageContents.Reaction
            | MessageContents.Template,
        Replies = true,
        ConversationFilters = ListFilters.Search,
        ContactFilters = ListFilters.Search,
        Features = MessagingFeatures.MessageHistory | MessagingFeatures.ContactLookup | MessagingFeatures.ContactWriter
            | MessagingFeatures.WebhookReader | MessagingFeatures.WebhookSubscriptions,
        ContactWrites = ContactWrites.Create,
        ProviderOptions = ["memberId"],
    };

    public override IReadOnlyList<string> Secrets => [SandboxCredentials.FlowIQToken, WebhookAccount.Secret];

    public override string MessageId => FlowIQIds.Of(Box.World.Messages[0]);

    public override WebhookSubscriptionDraft Subscription => base.Subscription with { Events = ["message_received"] };

    protected override Type Extensions => typeof(FlowIQBuilderExtensions);

    /// <summary>A conversation's id is the number in bare digits.</summary>
    public override MessageRecipient Recipient(MessageRecipients kind) =>
        kind == MessageRecipients.Conversation ? MessageRecipient.Conversation(KnownPhone.TrimStart('+')) : base.Recipient(kind);

    public override MessageContent Content(MessageContents kind) => kind != MessageContents.Template
        ? base.Content(kind)
        : new TemplateContent(new TemplateReference { Name = SandboxCredentials.FlowIQTemplateName })
        {
            Parameters = new Dictionary<string, string> { ["1"] = "Ada", ["2"] = "A-1001" },
        };

    /// <summary>One conversation per contact.</summary>
    public override int SeededCount(MessagingOperations list) =>
        list == MessagingOperations.ListConversations ? SandboxSeed.ContactCount : base.SeededCount(list);

    public override string ProviderOptionValue(string name) => "5e000000-0000-4000-8000-000000000001";

    public override string RefusalBody(int status, string text) => $$"""{"error":"{{JsonEncodedText.Encode(text)}}"}""";

    protected override void AddAccount(MessagingHubBuilder hub, string account) => hub.AddFlowIQ(account, options =>
    {
        options.BaseAddress = Address;
        options.Token = SandboxCredentials.FlowIQToken;
        options.TenantId = SandboxCredentials.FlowIQTenantId;
        options.Webhooks.Secrets = [WebhookAccount.Secret];
    });
}
