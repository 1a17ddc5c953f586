using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>What is logged where the journal and the send disagree; a key appears as its SHA-256 only.</summary>
internal static partial class SendLog
{
    [LoggerMessage(60, LogLevel.Error, "The outcome of a send through {Account} ({Outcome}) could not be recorded. Its idempotency key (SHA-256 {Key}) counts as unknown when its lease ends.")]
    public static partial void NotRecorded(ILogger logger, Exception exception, string account, SendOutcome outcome, string key);

    [LoggerMessage(61, LogLevel.Error, "The outcome of a send through {Account} ({Outcome}) was not recorded: its idempotency key (SHA-256 {Key}) was taken over or forgotten meanwhile. The message may arrive twice.")]
    public static partial void ClaimLost(ILogger logger, string account, SendOutcome outcome, string key);

    [LoggerMessage(62, LogLevel.Warning, "A send through {Account} was given up before it began, because the send journal failed. Its idempotency key (SHA-256 {Key}) may count as unknown when its lease ends.")]
    public static partial void NotWithdrawn(ILogger logger, Exception exception, string account, string key);
}
