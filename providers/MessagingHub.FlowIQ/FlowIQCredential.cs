namespace MessagingHub.FlowIQ;

/// <summary>How a FlowIQ request says who it is from: a bearer header, and the tenant in the query of every call, POST included.</summary>
internal static class FlowIQCredential
{
    public static WireCredential Of(FlowIQOptions options) => options.TenantId is { } tenant
        ? new WireCredential(
            headers: [new("Authorization", "Bearer " + options.Token)],
            query: [new("tenantId", tenant)],
            secrets: [options.Token!],
            scope: tenant)
        : WireCredential.Bearer(options.Token!);
}
