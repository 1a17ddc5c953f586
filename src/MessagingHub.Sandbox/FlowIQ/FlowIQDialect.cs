using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MessagingHub.Sandbox;

/// <summary>
/// FlowIQ's HTTP API: all documented operations, bearer token, tenant in the query, an envelope per operation, page numbers.
/// </summary>
internal sealed class FlowIQDialect : Dialect
{
    /// <summary>The documented limits of a minute; the second is for short bursts, so it is the one that refuses.</summary>
    private const int PerMinute = 100, Burst = 150;

    private readonly FlowIQBehavior _behavior;
    private readonly FlowIQAccess _access;
    private readonly RateQuota _quota;

    public FlowIQDialect(
        SandboxWorld world, AcceptanceLedger ledger, FlowIQBehavior behavior, WebhookBoard board, TimeProvider time)
    {
        _behavior = behavior;
        _access = new FlowIQAccess(behavior);
        _quota = new RateQuota(time);
        var history = new FlowIQHistory(world, behavior);
        var contacts = new FlowIQContacts(world, behavior);
        var creation = new FlowIQContactCreation(world);
        var messages = new FlowIQMessages(world, ledger);
        var templates = new FlowIQTemplates(world, ledger);
        var webhooks = new FlowIQWebhooks(world, board);
        Operations =
        [
            Reading(SandboxOperation.ListMessages, "conversation-messages", history.List) with { IsList = true },
            Reading(SandboxOperation.ListContacts, "contacts", contacts.List) with { IsList = true },
            Reading(SandboxOperation.FindContact, "find-by-phone", contacts.FindByPhone),
            new(SandboxOperation.CreateContact, "POST", FlowIQPath.Contact, creation.Create),
            new(SandboxOperation.GetContact, "GET", FlowIQPath.Contact, contacts.Get),
            new(SandboxOperation.Send, "POST", FlowIQPath.SendWhatsApp, messages.Send),
            new(SandboxOperation.Send, "POST", FlowIQPath.SendTemplate, templates.Send) { HasResults = true },
            new(SandboxOperation.SubscribeWebhook, "POST", FlowIQPath.SetWebhooks, webhooks.Register),
        ];
    }

    public override string Name => SandboxDialect.FlowIQ;

    public override string ApiPath => "";

    public override IReadOnlyList<DialectOperation> Operations { get; }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["token"] = SandboxCredentials.FlowIQToken,
        ["tenantId"] = SandboxCredentials.FlowIQTenantId,
        ["organizationId"] = SandboxCredentials.FlowIQOrganizationId,
        ["templateName"] = SandboxCredentials.FlowIQTemplateName,
    };

    public override IReadOnlyList<DialectOption> Options =>
    [
        DialectOption.Of("messages", () => _behavior.Messages, value => _behavior.Messages = value),
        DialectOption.Of("contacts", () => _behavior.Contacts, value => _behavior.Contacts = value),
        DialectOption.Of("enforcesRateLimit", () => _behavior.EnforcesRateLimit, value => _behavior.EnforcesRateLimit = value),
        DialectOption.Of("requiresTenantId", () => _behavior.RequiresTenantId, value => _behavior.RequiresTenantId = value),
    ];

    public override Admission Admit(HttpRequest request, DialectOperation? operation)
    {
        (int used, DateTimeOffset end) = _quota.Take();
        var headers = new Dictionary<string, string>
        {
            ["X-RateLimit-Limit"] = PerMinute.ToString(CultureInfo.InvariantCulture),
            ["X-RateLimit-Remaining"] = Math.Max(0, PerMinute - used).ToString(CultureInfo.InvariantCulture),
            ["X-RateLimit-Reset"] = end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        bool refused = _behavior.EnforcesRateLimit && used > Burst;
        return new Admission(headers, refused ? FlowIQErrors.Of(operation, StatusCodes.Status429TooManyRequests) : null);
    }

    public override void Reset()
    {
        _behavior.Reset();
        _quota.Reset();
    }

    public override Answer? Refuse(HttpRequest request) => _access.Refuse(request, operation: null);

    public override Answer? Refuse(HttpRequest request, DialectOperation operation) => _access.Refuse(request, operation);

    public override Answer Error(int status, string? code = null, string? message = null)
        => FlowIQErrors.Of(null, status, code, message);

    public override Answer Error(DialectOperation operation, int status, string? code = null, string? message = null)
        => FlowIQErrors.Of(operation, status, code, message);

    public override Answer ErrorInBody(DialectOperation operation, int status, string? code = null)
        => FlowIQErrors.Of(operation, status, code, isInBody: true);

    public override Answer Invalid(InvalidRequestException problem)
        => FlowIQErrors.Of(null, 400, FlowIQErrors.InvalidRequest, problem.Message);

    public override Answer Invalid(InvalidRequestException problem, DialectOperation operation)
        => FlowIQErrors.Of(operation, 400, FlowIQErrors.InvalidRequest, problem.Message);

    public override Answer NoSuchAction(HttpRequest request)
        => FlowIQErrors.Of(
            null, 400, "Invalid action", "Valid actions are: conversation-messages, contacts, find-by-phone");

    private static DialectOperation Reading(string name, string action, Func<Call, Answer> serve)
        => new(name, "GET", FlowIQPath.Conversations, serve)
        {
            When = query => query["action"].ToString() is { Length: > 0 } given
                ? given == action
                : name == SandboxOperation.ListMessages,
        };
}
