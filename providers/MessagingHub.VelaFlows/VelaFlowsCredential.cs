namespace MessagingHub.VelaFlows;

/// <summary>How a VelaFlows request says who it is from: a bearer header for the token and one for the workspace, which is no secret.</summary>
internal static class VelaFlowsCredential
{
    public static WireCredential Of(VelaFlowsOptions options) => new(
        [new("Authorization", "Bearer " + options.Token), new("x-workspace-id", options.WorkspaceId!)],
        [],
        [options.Token!],
        scope: options.WorkspaceId);
}
