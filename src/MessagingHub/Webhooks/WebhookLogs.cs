using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>What the hub logs about webhooks: kinds and ids, never an address, a secret or a text.</summary>
internal static partial class WebhookLogs
{
    public const string Category = "MessagingHub.Webhooks";

    [LoggerMessage(40, LogLevel.Warning, "{Account}: a webhook delivery was refused. {Reason}")]
    public static partial void NotVerified(ILogger logger, string account, string? reason);

    [LoggerMessage(46, LogLevel.Warning, "{Account}: a webhook delivery was acknowledged, but not understood. {Reason}")]
    public static partial void NotUnderstood(ILogger logger, string account, string? reason);

    [LoggerMessage(41, LogLevel.Debug, "{Account}: a repeated {Kind} event was skipped")]
    public static partial void Repeated(ILogger logger, string account, MessagingEventKind kind);

    [LoggerMessage(42, LogLevel.Error, "{Account}: a {Kind} event could not be handled, {Failures} of {MaxFailures} times by now")]
    public static partial void HandlingFailed(ILogger logger, Exception failure, string account, MessagingEventKind kind, int failures, int maxFailures);

    [LoggerMessage(43, LogLevel.Error, "{Account}: the {Kind} event {Id} was given up and handed to the dead-letter handlers")]
    public static partial void PutAside(ILogger logger, string account, MessagingEventKind kind, string? id);

    [LoggerMessage(44, LogLevel.Error, "{Account}: a {Kind} event was given up, but the dead-letter handler failed; the service is asked to deliver it once more")]
    public static partial void NotPutAside(ILogger logger, Exception failure, string account, MessagingEventKind kind);

    [LoggerMessage(45, LogLevel.Warning, "{Account}: the inbox could not say whether a {Kind} event was handled, or did not note it")]
    public static partial void InboxFailed(ILogger logger, Exception failure, string account, MessagingEventKind kind);

    [LoggerMessage(47, LogLevel.Error, "{Account}: a handler of a {Kind} event, for which nobody waited any more, failed")]
    public static partial void HandlingFailedLate(ILogger logger, Exception failure, string account, MessagingEventKind kind);
}
