using System.Text.Json.Serialization;

namespace MessagingHub.Sandbox;

// The JSON the service answers with, field by field as its pages show it. Times are text, written by VelaFlowsJson.

internal sealed record VelaFlowsErrorBody(bool Success, VelaFlowsErrorDetail Error);

internal sealed record VelaFlowsErrorDetail(
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VelaFlowsErrorDetails? Details);

internal sealed record VelaFlowsErrorDetails(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<VelaFlowsFieldError>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ResourceId);

internal sealed record VelaFlowsFieldError(string Path, string Message);

internal sealed record VelaFlowsConversation(
    [property: JsonPropertyName("_id")] string Id,
    string WorkspaceId,
    string ChannelType,
    string Status,
    string Priority,
    string? AssignedAgentId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LastMessageAt,
    int UnreadCount,
    string CreatedAt,
    string UpdatedAt);

internal sealed record VelaFlowsLead(
    [property: JsonPropertyName("_id")] string Id,
    string? FirstName,
    string? LastName,
    string? Email,
    string Phone,
    string Status,
    string CreatedAt);

internal sealed record VelaFlowsTag(string Name);

// Of what was just made, the documents show the id and nothing else.
internal sealed record VelaFlowsMade([property: JsonPropertyName("_id")] string Id);
