namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>What a VelaFlows request must carry.</summary>
internal static class VelaFlowsCredentials
{
    public static bool HasCredentialOnly(this WireRequest request) => request.Headers.Count == 2
        && request.Headers.GetValueOrDefault("Authorization") == $"Bearer {VelaFlowsWire.Token}"
        && request.Headers.GetValueOrDefault("x-workspace-id") == VelaFlowsWire.WorkspaceId;
}
