using Microsoft.Extensions.Logging;

namespace MessagingHub.AspNetCore;

/// <summary>What the endpoint logs: never anything of the request.</summary>
internal static partial class WebhookEndpointLogs
{
    public const string Category = "MessagingHub.Webhooks";

    [LoggerMessage(50, LogLevel.Error, "A webhook delivery was refused because its secret could not be hidden from the server's logs. Set MessagingWebhookOptions.PathBase to what the application takes off the path")]
    public static partial void NotHidden(ILogger logger);

    [LoggerMessage(51, LogLevel.Warning, "A webhook delivery was refused because its body is larger than {MaxBodyBytes} bytes. Raise MessagingWebhookOptions.MaxBodyBytes if the service sends as much")]
    public static partial void TooLarge(ILogger logger, int maxBodyBytes);
}
