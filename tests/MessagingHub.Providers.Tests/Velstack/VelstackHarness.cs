using System.Text.Json;
using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.Velstack;

internal sealed class VelstackHarness() : SandboxHarness(SandboxDialect.Velstack)
{
    public override MessagingCapabilities Documented => new()
    {
        Operations = MessagingOperations.Send | MessagingOperations.ListContacts,
        Recipients = MessageRecipients.Phone | MessageRecipients.Group,
        Contents = MessageContents.Text,
        SenderContents = MessageContents.Text,
        ContactFilters = ListFilters.Group,
        Features = MessagingFeatures.ContactWriter | MessagingFeatures.ContactGroups | MessagingFeatures.BulkSender | MessagingFeatures.WebhookReader,
        ContactWrites = ContactWrites.Create | ContactWrites.Update | ContactWrites.Delete,
        ProviderOptions = ["title"],
    };

    public override IReadOnlyList<string> Secrets => [SandboxCredentials.VelstackApiKey, WebhookAccount.Secret];

    /// <summary>The one approved sender, in the capitals that the service shows.</summary>
    public override string Sender => SandboxCredentials.VelstackSenderId.ToUpperInvariant();

    public override string ContactId => VelstackIds.Of(Box.World.Contacts[0]);

    public override ContactDraft NewContact => base.NewContact with { GroupId = SandboxCredentials.VelstackGroupId };

    protected override Type Extensions => typeof(VelstackBuilderExtensions);

    public override MessageRecipient Recipient(MessageRecipients kind) =>
        kind == MessageRecipients.Group ? MessageRecipient.Group(SandboxCredentials.VelstackGroupId) : base.Recipient(kind);

    public override string RefusalBody(int status, string text) =>
        $$"""{"status":false,"message":"{{JsonEncodedText.Encode(text)}}","data":null,"code":{{status}}}""";

    protected override void AddAccount(MessagingHubBuilder hub, string account) => hub.AddVelstack(account, options =>
    {
        options.BaseAddress = Address;
        options.ApiKey = SandboxCredentials.VelstackApiKey;
        options.DefaultSender = SandboxCredentials.VelstackSenderId;
        options.Webhooks.Secrets = [WebhookAccount.Secret];
    });
}
