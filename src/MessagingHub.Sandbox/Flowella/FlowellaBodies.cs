using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

// The JSON the service answers with, field by field as its pages show it. Where the two stored generations of those
// pages differ, the newer one is followed: nullable fields are there and null. Times are text, written by FlowellaJson.

internal sealed record FlowellaErrorBody(FlowellaErrorDetail Error);

internal sealed record FlowellaErrorDetail(string Code, string Message);

internal sealed record FlowellaPing(bool Ok, string OrganizationId);

internal sealed record FlowellaConversation(
    string Id,
    string Status,
    string CreatedAt,
    string WhatsappChannelId,
    FlowellaConversationContact Contact,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LastMessageAt);

internal sealed record FlowellaConversationContact(string Id, string Phone, string? Name, string? WaId);

internal sealed record FlowellaContact(
    string Id, string Phone, string? WaId, string? Name, string? Email, bool IsOptedOut, string CreatedAt, string UpdatedAt);

// The item fields of the template list are not documented at all. These are our choice: what the app shows of a
// template, under the names Meta gives them in its own template objects.
internal sealed record FlowellaTemplate(
    string Id,
    string Name,
    string Language,
    string Category,
    string Status,
    string MetaTemplateId,
    string WabaId,
    IReadOnlyList<FlowellaTemplateComponent> Components);

internal sealed record FlowellaTemplateComponent(string Type, string Text);

internal sealed record FlowellaSent(string Id, string ConversationId, string ContactId, string? MetaMessageId);

internal sealed record FlowellaOptOut(bool Active, string? OptOutId, string? RevokedAt);

internal sealed record FlowellaJob(string Id, string Status, string? TemplateId, string? ScheduledFor);

internal sealed record FlowellaAnalytics(FlowellaPeriod Period, FlowellaOutbound OutboundMessages);

internal sealed record FlowellaPeriod(string Start, string End);

internal sealed record FlowellaOutbound(
    int Total, IReadOnlyDictionary<string, int> Counts, double DeliveryRate, double ReadRate, double FailureRate);
