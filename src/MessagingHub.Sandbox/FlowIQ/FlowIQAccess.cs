using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>Who may ask, and for which organization: each operation says no in its own words.</summary>
internal sealed class FlowIQAccess(FlowIQBehavior behavior)
{
    private const string Prefix = "fiq_";

    public Answer? Refuse(HttpRequest request, DialectOperation? operation)
        => RefuseToken(request, operation) ?? RefuseTenant(request, operation);

    private static Answer? RefuseToken(HttpRequest request, DialectOperation? operation)
    {
        string header = request.Headers.Authorization.ToString();
        const string Scheme = "Bearer ";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.AsSpan(Scheme.Length).IsWhiteSpace())
        {
            return FlowIQErrors.Of(operation, 401, "Authorization required", "Send the API key as a bearer token.");
        }

        ReadOnlySpan<char> token = header.AsSpan(Scheme.Length).Trim();
        if (token.SequenceEqual(SandboxCredentials.FlowIQToken))
        {
            return null;
        }

        // The reading pages know neither the prefix nor these labels; their one word for a bad token is a code.
        if (Reads(operation))
        {
            return FlowIQErrors.Of(operation, 401, "AuthenticationError", "Invalid or expired bearer token.");
        }

        return token.StartsWith(Prefix, StringComparison.Ordinal)
            ? FlowIQErrors.Of(operation, 401, "Invalid API key", "The API key is invalid or has been revoked.")
            : FlowIQErrors.Of(operation, 401, "Invalid token format", "API keys begin with fiq_.");
    }

    private Answer? RefuseTenant(HttpRequest request, DialectOperation? operation)
    {
        string tenant = request.Query["tenantId"].ToString();
        bool reads = Reads(operation);
        return tenant switch
        {
            SandboxCredentials.FlowIQTenantId => null,
            "" when !behavior.RequiresTenantId => null,
            "" => FlowIQErrors.Of(
                operation, 400, reads ? "Tenant ID is required" : FlowIQErrors.MissingField, "Provide tenantId as a query parameter."),
            SandboxCredentials.FlowIQForeignTenantId => FlowIQErrors.Of(
                operation, 401, reads ? "Authentication mismatch" : "API key mismatch", "The API key belongs to another organization."),
            _ => FlowIQErrors.Of(operation, 404, "Organization not found", "No organization has this tenant id."),
        };
    }

    // Without an operation it is a reading one that was asked for: only there the query can name an action there is not.
    private static bool Reads(DialectOperation? operation) => operation is null or { Path: FlowIQPath.Conversations };
}
