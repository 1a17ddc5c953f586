using Microsoft.Extensions.Logging;

namespace MessagingHub.AspNetCore;

/// <summary>What the endpoint logs: never anything of the request.</summary>
internal static partial class WebhookEndpointLogs
{
    public const string Category = "MessagingHub.Webhooks";

    [LoggerMessage(50, LogLevel.Error, "A webhook delivery was refused because its secret could not be hidden from the server's logs. Set MessagingWebhookOptions.PathBase to what the application takes off the path")]
    public static partial void NotHidden(ILogger logger);
}
