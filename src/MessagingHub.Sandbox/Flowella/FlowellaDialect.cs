using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>Flowella's REST API v1: the nine documented operations, bearer key, bare objects, cursors.</summary>
internal sealed class FlowellaDialect : Dialect
{
    private readonly FlowellaBehavior _behavior;

    public FlowellaDialect(
        SandboxWorld world, AcceptanceLedger ledger, FlowellaBehavior behavior, WebhookBoard board, FlowellaWebhookStyle webhooks)
    {
        _behavior = behavior;
        var account = new FlowellaAccount(world);
        var conversations = new FlowellaConversations(world);
        var contacts = new FlowellaContacts(world);
        var templates = new FlowellaTemplates(world);
        var messages = new FlowellaMessages(world, ledger, account, board, webhooks);
        var jobs = new FlowellaTemplateJobs(world, ledger, account);
        var optOuts = new FlowellaOptOuts(world, account, board, webhooks);
        var analytics = new FlowellaOutboundAnalytics(world);
        Operations =
        [
            new(SandboxOperation.Check, "GET", "/api/v1/ping", FlowellaAccount.Ping),
            new(SandboxOperation.ListConversations, "GET", "/api/v1/conversations", conversations.List) { IsList = true },
            new(SandboxOperation.Send, "POST", "/api/v1/messages", messages.Send),
            new(SandboxOperation.ListContacts, "GET", "/api/v1/contacts", contacts.List) { IsList = true },
            new(SandboxOperation.UpsertContact, "POST", "/api/v1/contacts", contacts.Upsert),
            new(SandboxOperation.SetOptOut, "POST", "/api/v1/opt-outs", optOuts.Change),
            new(SandboxOperation.ListTemplates, "GET", "/api/v1/templates", templates.List) { IsList = true },
            new(SandboxOperation.Send, "POST", "/api/v1/templates/send", jobs.Queue),
            new(SandboxOperation.Analytics, "GET", "/api/v1/analytics", analytics.Count),
        ];
    }

    public override string Name => SandboxDialect.Flowella;

    public override string ApiPath => "/api/v1";

    public override IReadOnlyList<DialectOperation> Operations { get; }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["apiKey"] = SandboxCredentials.FlowellaApiKey,
        ["organizationId"] = SandboxCredentials.FlowellaOrganizationId,
        ["whatsappChannelId"] = SandboxCredentials.FlowellaChannelId,
        ["secondWhatsappChannelId"] = SandboxCredentials.FlowellaSecondChannelId,
        ["templateId"] = SandboxCredentials.FlowellaTemplateId,
        ["templateWabaId"] = SandboxCredentials.FlowellaWabaId,
    };

    public override IReadOnlyList<DialectOption> Options =>
    [
        DialectOption.Of("webhookDataId", () => _behavior.WebhookDataId, value => _behavior.WebhookDataId = value),
        DialectOption.Of(
            "webhookSignatureOnly", () => _behavior.WebhookSignatureOnly, value => _behavior.WebhookSignatureOnly = value),
    ];

    public override void Reset() => _behavior.Reset();

    public override Answer? Refuse(HttpRequest request)
        => Bearer.Is(request, SandboxCredentials.FlowellaApiKey) ? null : Error(StatusCodes.Status401Unauthorized);

    public override Answer Error(int status, string? code = null, string? message = null)
        => FlowellaJson.Answer(
            new FlowellaErrorBody(new FlowellaErrorDetail(
                code ?? FlowellaErrors.CodeOf(status), message ?? FlowellaErrors.MessageOf(status))),
            FlowellaJson.Wire.FlowellaErrorBody,
            status);

    public override Answer Invalid(InvalidRequestException problem)
        => Error(400, problem.Field is null ? FlowellaErrors.Malformed : FlowellaErrors.Validation, problem.Message);
}
