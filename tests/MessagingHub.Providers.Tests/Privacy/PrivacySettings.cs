using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;

namespace MessagingHub.Providers.Tests.Privacy;

/// <summary>Four accounts, a route over all of them, and one account more whose limit is narrow and whose breaker is nervous.</summary>
internal static class PrivacySettings
{
    public const string Section = "MessagingHub:Providers:";

    public static Dictionary<string, string?> Of(SandboxServer server, IReadOnlyList<(string Account, string Dialect)> accounts)
    {
        var settings = new Dictionary<string, string?>
        {
            [Section + "vf:Kind"] = "VelaFlows",
            [Section + "vf:Token"] = SandboxCredentials.VelaFlowsToken,
            [Section + "vf:WorkspaceId"] = SandboxCredentials.VelaFlowsWorkspaceId,
            [Section + "fl:Kind"] = "Flowella",
            [Section + "fl:ApiKey"] = SandboxCredentials.FlowellaApiKey,
            [Section + "fl:DefaultSender"] = SandboxCredentials.FlowellaChannelId,
            [Section + "vs:Kind"] = "Velstack",
            [Section + "vs:ApiKey"] = SandboxCredentials.VelstackApiKey,
            [Section + "vs:DefaultSender"] = SandboxCredentials.VelstackSenderId,
            [Section + "fi:Kind"] = "FlowIQ",
            [Section + "fi:Token"] = SandboxCredentials.FlowIQToken,
            [Section + "fi:TenantId"] = SandboxCredentials.FlowIQTenantId,
            [Section + "narrow:Kind"] = "Flowella",
            [Section + "narrow:ApiKey"] = SandboxCredentials.FlowellaApiKey,
            [Section + "narrow:DefaultSender"] = SandboxCredentials.FlowellaChannelId,
            [Section + "narrow:BaseAddress"] = server.FlowellaAddress.AbsoluteUri,
            [Section + "narrow:Webhooks:Secrets:0"] = WebhookAccount.Secret,
            [Section + "narrow:RateLimit:Write:Permits"] = "1",
            [Section + "narrow:RateLimit:Write:Window"] = "00:00:02",
            [Section + "narrow:Resilience:BreakerMinimumThroughput"] = "2",
            ["MessagingHub:DefaultProvider"] = "fl",
        };
        for (int i = 0; i < accounts.Count; i++)
        {
            (string account, string dialect) = accounts[i];
            settings[$"{Section}{account}:BaseAddress"] = server.AddressOf(dialect).AbsoluteUri;
            settings[$"{Section}{account}:RateLimit:Enabled"] = "false";
            settings[$"{Section}{account}:Resilience:BreakerMinimumThroughput"] = "1000000";
            settings[$"{Section}{account}:Webhooks:Secrets:0"] = WebhookAccount.Secret;
            settings[$"MessagingHub:Routes:alerts:Providers:{i}"] = account;
        }

        return settings;
    }
}
