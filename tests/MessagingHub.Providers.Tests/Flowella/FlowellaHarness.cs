using System.Text.Json;
using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.Flowella;

internal sealed class FlowellaHarness() : SandboxHarness(SandboxDialect.Flowella)
{
    public override MessagingCapabilities Documented => new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListConversations | MessagingOperations.ListContacts | MessagingOperations.ListTemplates,
        Recipients = MessageRecipients.Phone,
        Contents = MessageContents.Text | MessageContents.Template,
        SchedulableContents = MessageContents.Template,
        SenderContents = MessageContents.Text | MessageContents.Template,
        ConversationFilters = ListFilters.Status,
        Features = MessagingFeatures.ContactWriter | MessagingFeatures.BulkSender | MessagingFeatures.OptOutRegistry
            | MessagingFeatures.ConnectionCheck | MessagingFeatures.MessageAnalytics | MessagingFeatures.WebhookReader,
        ContactWrites = ContactWrites.Upsert,
        ProviderOptions = ["throttlePerHour", "templateWabaId"],
    };

    public override IReadOnlyList<string> Secrets => [SandboxCredentials.FlowellaApiKey, WebhookAccount.Secret];

    public override string Sender => SandboxCredentials.FlowellaSecondChannelId;

    protected override Type Extensions => typeof(FlowellaBuilderExtensions);

    public override MessageContent Content(MessageContents kind) => kind != MessageContents.Template
        ? base.Content(kind)
        : new TemplateContent(new TemplateReference { Id = SandboxCredentials.FlowellaTemplateId })
        {
            Parameters = new Dictionary<string, string> { ["1"] = "Ada", ["2"] = "A-1001" },
        };

    public override string ProviderOptionValue(string name) => name == "templateWabaId" ? SandboxCredentials.FlowellaWabaId : "60";

    public override string RefusalBody(int status, string text) => $$$"""{"error":{"code":"CONFORMANCE","message":"{{{JsonEncodedText.Encode(text)}}}"}}""";

    protected override void AddAccount(MessagingHubBuilder hub, string account) => hub.AddFlowella(account, options =>
    {
        options.BaseAddress = Address;
        options.ApiKey = SandboxCredentials.FlowellaApiKey;
        options.DefaultSender = SandboxCredentials.FlowellaChannelId;
        options.Webhooks.Secrets = [WebhookAccount.Secret];
    });
}
