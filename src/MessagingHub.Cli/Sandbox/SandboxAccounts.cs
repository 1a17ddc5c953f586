using MessagingHub.Sandbox;
using Microsoft.Extensions.Configuration;

namespace MessagingHub.Cli;

/// <summary>One account per service of the sandbox: what <c>demo</c> runs with and <c>sandbox</c> proposes.</summary>
internal static class SandboxAccounts
{
    private const string SupportSecret = "sandbox-webhook-secret-support";
    private const string EuSecret = "sandbox-webhook-secret-eu";
    private const string WaSecret = "sandbox-webhook-secret-wa";

    public static IReadOnlyList<SandboxAccount> All { get; } =
    [
        new()
        {
            Name = "support",
            Kind = "Flowella",
            Dialect = SandboxDialect.Flowella,
            Settings = new Dictionary<string, string>
            {
                ["ApiKey"] = SandboxCredentials.FlowellaApiKey,
                ["DefaultSender"] = SandboxCredentials.FlowellaChannelId,
                [SandboxAccount.WebhookSecret] = SupportSecret,
            },
            Webhook = new SandboxWebhook(SandboxDialect.Flowella, "message.delivered", SupportSecret),
            Template = new TemplateReference { Id = SandboxCredentials.FlowellaTemplateId, Name = "order_update", Language = "en_US" },
            Refusal = "write to somebody who opted out",
            Refused = MessageRecipient.Phone(SandboxSeed.OptedOutPhone),
        },
        new()
        {
            Name = "eu",
            Kind = "VelaFlows",
            Dialect = SandboxDialect.VelaFlows,
            Settings = new Dictionary<string, string>
            {
                ["Token"] = SandboxCredentials.VelaFlowsToken,
                ["WorkspaceId"] = SandboxCredentials.VelaFlowsWorkspaceId,
                [SandboxAccount.WebhookSecret] = EuSecret,
            },
            Refusal = "write into a conversation that does not exist",
            Refused = MessageRecipient.Conversation("65a1b2c3d4e5f6a7b8c9d0ff"),
        },
        new()
        {
            Name = "sms",
            Kind = "Velstack",
            Dialect = SandboxDialect.Velstack,
            Settings = new Dictionary<string, string>
            {
                ["ApiKey"] = SandboxCredentials.VelstackApiKey,
                ["DefaultSender"] = SandboxCredentials.VelstackSenderId,
            },
            Refusal = "send with no credit left, which this service tells under HTTP 200",
            Refused = MessageRecipient.Phone(SandboxSeed.KnownPhone),
            RefusedBy = Fault.StatusInBody(403),
        },
        new()
        {
            Name = "wa",
            Kind = "FlowIQ",
            Dialect = SandboxDialect.FlowIQ,
            Settings = new Dictionary<string, string>
            {
                ["Token"] = SandboxCredentials.FlowIQToken,
                ["TenantId"] = SandboxCredentials.FlowIQTenantId,
                [SandboxAccount.WebhookSecret] = WaSecret,
            },
            Webhook = new SandboxWebhook(SandboxDialect.FlowIQ, "message_delivered", WaSecret),
            Template = new TemplateReference { Name = SandboxCredentials.FlowIQTemplateName },
            Refusal = "write to somebody who is no contact",
            Refused = MessageRecipient.Phone(SandboxSeed.UnknownPhone),
        },
    ];

    public static SandboxSection SectionFor(SandboxServer server) => new()
    {
        DefaultProvider = All[0].Name,
        Providers = All.ToDictionary(account => account.Name, account => account.SectionAt(server)),
    };

    /// <summary>The same as the configuration system sees it.</summary>
    public static IConfigurationSection Configure(SandboxServer server)
    {
        var settings = new Dictionary<string, string?> { [$"{HubConfiguration.Section}:DefaultProvider"] = All[0].Name };
        foreach (SandboxAccount account in All)
        {
            foreach ((string setting, string value) in account.SettingsAt(server))
            {
                settings[$"{HubConfiguration.Section}:Providers:{account.Name}:{setting}"] = value;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(HubConfiguration.Section);
    }
}
