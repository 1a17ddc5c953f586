using System.Text.Json;

namespace MessagingHub.Sandbox;

/// <summary>The service's errors: eight documented codes, and no ninth for a status that has none.</summary>
internal static class VelaFlowsErrors
{
    public static string CodeOf(int status) => status switch
    {
        401 => "UNAUTHORIZED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        409 => "CONFLICT",
        422 => "VALIDATION_ERROR",
        429 => "TOO_MANY_REQUESTS",
        >= 500 => "INTERNAL_ERROR",
        _ => "BAD_REQUEST",
    };

    // Only the text for 401 is documented.
    public static string MessageOf(int status) => status switch
    {
        401 => "Invalid or expired token",
        403 => "Insufficient permissions",
        404 => "Resource not found",
        409 => "The resource exists already or is in the wrong state",
        422 => "Validation failed",
        429 => "Rate limit exceeded",
        >= 500 => "An internal error occurred",
        _ => "The request cannot be served",
    };

    public static Answer Answer(int status, string? code = null, string? message = null, VelaFlowsErrorDetails? details = null)
        => new(status, JsonSerializer.SerializeToUtf8Bytes(
            new VelaFlowsErrorBody(
                false, new VelaFlowsErrorDetail(code ?? CodeOf(status), message ?? MessageOf(status), details)),
            VelaFlowsJson.Wire.VelaFlowsErrorBody));

    public static Answer NotFound(string id)
        => Answer(404, details: new VelaFlowsErrorDetails(null, id));

    /// <summary>
    /// A missing field is 422 like a wrong one: two pages against the one that says 400. The query is "parameters",
    /// which the same pages put under 400.
    /// </summary>
    public static Answer Of(InvalidRequestException problem)
        => problem.Field is null
            ? Answer(400, message: problem.Reason)
            : Answer(
                problem.IsQuery ? 400 : 422,
                details: new VelaFlowsErrorDetails([new VelaFlowsFieldError(problem.Field, problem.Reason)], null));
}
