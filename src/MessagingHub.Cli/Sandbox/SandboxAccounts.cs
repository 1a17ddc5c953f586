using MessagingHub.Sandbox;
using Microsoft.Extensions.Configuration;

namespace MessagingHub.Cli;

/// <summary>One account per service of the sandbox: what <c>demo</c> runs with and <c>sandbox</c> proposes.</summary>
internal static class SandboxAccounts
{
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
            },
            Template = new TemplateReference { Id = SandboxCredentials.FlowellaTemplateId, Name = "order_update", Language = "en_US" },
            Refused = MessageRecipient.Phone(SandboxSeed.OptedOutPhone),
        },
    ];

    public static SandboxSection SectionFor(SandboxServer server) => new()
    {
        DefaultProvider = All[0].Name,
        Providers = All.ToDictionary(account => account.Name, account => account.SettingsAt(server)),
    };

    /// <summary>The same as the configuration system sees it.</summary>
    public static IConfigurationSection Configure(SandboxServer server)
    {
        SandboxSection section = SectionFor(server);
        var settings = new Dictionary<string, string?> { [$"{HubConfiguration.Section}:DefaultProvider"] = section.DefaultProvider };
        foreach ((string account, IReadOnlyDictionary<string, string> values) in section.Providers)
        {
            foreach ((string setting, string value) in values)
            {
                settings[$"{HubConfiguration.Section}:Providers:{account}:{setting}"] = value;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(HubConfiguration.Section);
    }
}
