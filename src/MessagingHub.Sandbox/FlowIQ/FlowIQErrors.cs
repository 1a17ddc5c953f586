using System.Text.Json.Nodes;

namespace MessagingHub.Sandbox;

/// <summary>
/// The service's errors. Labels for 400, 401, 404, 409 and 500 are documented per operation; those of other statuses
/// are our choice, in the same style.
/// </summary>
internal static class FlowIQErrors
{
    public const string MissingField = "Missing required field";
    public const string MissingParameter = "Missing required parameter";
    public const string InvalidRequest = "Invalid request";
    public const string InvalidPhone = "Invalid phone number";

    /// <summary>An error in the envelope of the operation; null text falls back to what it uses for the status.</summary>
    public static Answer Of(
        DialectOperation? operation, int status, string? error = null, string? message = null, bool isInBody = false)
    {
        var body = new JsonObject();
        if (ShowsSuccess(operation) || isInBody)
        {
            body["success"] = false;
        }

        body["error"] = error ?? LabelOf(operation, status);
        if (message is not null || status != 500 || operation?.Path != FlowIQPath.Conversations)
        {
            body["message"] = message ?? MessageOf(status);
        }

        return FlowIQJson.Answer(body, isInBody ? 200 : status);
    }

    /// <summary>The two samples without <c>message</c>: what was not found stands in <c>error</c>, what was asked for beside it.</summary>
    public static AnswerException NotFound(string error, string key, string value)
        => new(FlowIQJson.Answer(new JsonObject { ["success"] = false, ["error"] = error, [key] = value }, 404));

    public static AnswerException Refused(Call call, int status, string error, string message)
        => new(Of(call.Operation, status, error, message));

    /// <summary>A refusal of the operations without <c>success</c> that says more than its message.</summary>
    public static AnswerException Refused(int status, string error, string message, string key, JsonNode value)
        => new(FlowIQJson.Answer(new JsonObject { ["error"] = error, ["message"] = message, [key] = value }, status));

    public static AnswerException Missing(Call call, string message) => Refused(call, 400, MissingField, message);

    // Every sample of these two operations leaves it out; everywhere else it is there or promised.
    private static bool ShowsSuccess(DialectOperation? operation)
        => operation is not ({ Path: FlowIQPath.SendWhatsApp } or { Path: FlowIQPath.Contact, Method: "POST" });

    private static string LabelOf(DialectOperation? operation, int status) => status switch
    {
        400 => operation?.Path == FlowIQPath.Conversations ? "Tenant ID is required" : MissingField,
        401 => operation?.Path == FlowIQPath.Conversations ? "Authorization required" : "Invalid API key",
        402 => "Payment required",
        403 => "Forbidden",
        404 => operation is null ? "Not found" : "Organization not found",
        405 => "Method not allowed",
        408 => "Request timeout",
        409 => operation?.Path == FlowIQPath.Contact ? "Contact already exists" : "Conflict",
        422 => "Unprocessable entity",
        429 => "Too many requests",
        503 => "Service unavailable",
        504 => "Gateway timeout",
        >= 500 => operation?.Path == FlowIQPath.SendWhatsApp ? "Failed to send message" : "Internal server error",
        _ => InvalidRequest,
    };

    private static string MessageOf(int status) => status switch
    {
        401 => "The API key is missing, invalid or revoked.",
        404 => "The requested resource does not exist.",
        429 => "Rate limit exceeded. Please slow down.",
        >= 500 => "Something went wrong on our side.",
        _ => "The request cannot be served.",
    };
}
