using MessagingHub.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.Hostile;

/// <summary>A hub with one account of each kind, named like the kind, that tries everything once and takes at most 1 MiB.</summary>
internal static class Accounts
{
    public const int MaxResponseBytes = 1 << 20;

    /// <summary>With every request answered by a handler of the test, or by the sandbox where there is one.</summary>
    public static MessagingHubInstance Hub(HttpMessageHandler wire, SandboxServer? sandbox = null) => MessagingHubFactory.Create(hub =>
    {
        hub.ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => wire).SetHandlerLifetime(Timeout.InfiniteTimeSpan));
        hub.AddVelaFlows(HostileCalls.VelaFlows, options =>
        {
            options.Token = SandboxCredentials.VelaFlowsToken;
            options.WorkspaceId = SandboxCredentials.VelaFlowsWorkspaceId;
            Once(options, sandbox?.VelaFlowsAddress);
        });
        hub.AddFlowella(HostileCalls.Flowella, options =>
        {
            options.ApiKey = SandboxCredentials.FlowellaApiKey;
            options.DefaultSender = SandboxCredentials.FlowellaChannelId;
            Once(options, sandbox?.FlowellaAddress);
        });
        hub.AddVelstack(HostileCalls.Velstack, options =>
        {
            options.ApiKey = SandboxCredentials.VelstackApiKey;
            options.DefaultSender = SandboxCredentials.VelstackSenderId;
            Once(options, sandbox?.VelstackAddress);
        });
        hub.AddFlowIQ(HostileCalls.FlowIQ, options =>
        {
            options.Token = SandboxCredentials.FlowIQToken;
            options.TenantId = SandboxCredentials.FlowIQTenantId;
            Once(options, sandbox?.FlowIQAddress);
        });
    });

    public static string DialectOf(string account) => account switch
    {
        HostileCalls.VelaFlows => SandboxDialect.VelaFlows,
        HostileCalls.Flowella => SandboxDialect.Flowella,
        HostileCalls.Velstack => SandboxDialect.Velstack,
        _ => SandboxDialect.FlowIQ,
    };

    private static void Once(MessagingAccountOptions options, Uri? address)
    {
        options.BaseAddress = address ?? options.BaseAddress;
        options.MaxResponseBytes = MaxResponseBytes;
        options.Resilience.Enabled = false;
        options.RateLimit.Enabled = false;
    }
}
