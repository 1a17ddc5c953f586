using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>VelaFlows' gateway API v1: token and workspace, <c>success</c> and <c>data</c>, page numbers, rate headers.</summary>
internal sealed class VelaFlowsDialect : Dialect
{
    private readonly VelaFlowsMeter _meter;

    public VelaFlowsDialect(MessagingSandbox sandbox)
    {
        _meter = new VelaFlowsMeter(sandbox);
        var conversations = new VelaFlowsConversations(sandbox.World, sandbox.Ledger);
        var webhooks = new VelaFlowsWebhooks(sandbox.Webhooks.Board);
        var people = new VelaFlowsPeople(sandbox.World);
        Operations =
        [
            new(SandboxOperation.ListConversations, "GET", "/api/v1/inbox/conversations", conversations.List) { IsList = true },
            new(SandboxOperation.GetConversation, "GET", "/api/v1/inbox/conversations/{id}", conversations.Get),
            new(SandboxOperation.Send, "POST", "/api/v1/inbox/conversations/{id}/messages", conversations.Send),
            new(SandboxOperation.ListContacts, "GET", "/api/v1/crm/leads", people.ListLeads) { IsList = true },
            new(SandboxOperation.CreateContact, "POST", "/api/v1/crm/leads", people.CreateLead),
            new(SandboxOperation.UpdateContact, "PATCH", "/api/v1/customers/{id}", people.UpdateCustomer),
            new(SandboxOperation.ListTags, "GET", "/api/v1/tags", VelaFlowsTags.List) { IsList = true },
            new(SandboxOperation.SubscribeWebhook, "POST", "/api/v1/integrations/webhooks", webhooks.Subscribe),
            new(SandboxOperation.SubscribeWebhook, "POST", "/api/v1/webhooks/subscriptions", webhooks.Subscribe),
        ];
    }

    public override string Name => SandboxDialect.VelaFlows;

    public override string ApiPath => "/api/v1";

    public override IReadOnlyList<DialectOperation> Operations { get; }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["token"] = SandboxCredentials.VelaFlowsToken,
        ["workspaceId"] = SandboxCredentials.VelaFlowsWorkspaceId,
    };

    public override Admission Admit(HttpRequest request, DialectOperation? operation)
        => _meter.Admit(request.Method, IsKnown(request) ? operation : null);

    public override void Reset() => _meter.Reset();

    /// <summary>A workspace that is missing or of someone else is 403: the token is good, and not for that.</summary>
    public override Answer? Refuse(HttpRequest request)
    {
        if (!IsKnown(request))
        {
            return Error(StatusCodes.Status401Unauthorized);
        }

        return request.Headers["x-workspace-id"].ToString() == SandboxCredentials.VelaFlowsWorkspaceId
            ? null
            : Error(StatusCodes.Status403Forbidden, message: "The token has no access to this workspace");
    }

    public override Answer Error(int status, string? code = null, string? message = null)
        => VelaFlowsErrors.Answer(status, code, message);

    public override Answer Invalid(InvalidRequestException problem) => VelaFlowsErrors.Of(problem);

    private static bool IsKnown(HttpRequest request) => Bearer.Is(request, SandboxCredentials.VelaFlowsToken);
}
