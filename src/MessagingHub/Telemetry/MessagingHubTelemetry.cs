namespace MessagingHub;

/// <summary>The names under which the hub tells what it does: one activity source and one meter.</summary>
/// <remarks>
/// They follow OpenTelemetry's conventions for messaging and HTTP clients; what those do not have begins with <c>messaginghub</c>.
/// No tag holds an address, a phone number, a text or a credential.
/// </remarks>
public static class MessagingHubTelemetry
{
    /// <summary>The name of the activity source and of the meter, for <c>AddSource</c> and <c>AddMeter</c>.</summary>
    public const string Name = "MessagingHub";

    internal const string OperationDuration = "messaging.client.operation.duration";
    internal const string Messages = "messaginghub.messages";
    internal const string Errors = "messaginghub.errors";
    internal const string Attempts = "messaginghub.attempts";
    internal const string LimiterWait = "messaginghub.rate_limit.wait";
    internal const string Breaker = "messaginghub.circuit_breaker.open";

    internal const string Account = "messaginghub.account";
    internal const string Outcome = "messaginghub.outcome";
    internal const string MayHaveBeenAccepted = "messaginghub.may_have_been_accepted";
    internal const string System = "messaging.system";
    internal const string Operation = "messaging.operation.name";
    internal const string OperationType = "messaging.operation.type";
    internal const string ErrorType = "error.type";
    internal const string ServerAddress = "server.address";
    internal const string ServerPort = "server.port";
    internal const string Method = "http.request.method";
    internal const string Status = "http.response.status_code";
    internal const string Resend = "http.request.resend_count";
}
