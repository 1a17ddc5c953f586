using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>What the hub logs about single calls: attempts, waits and repetitions. Never an address, a number or a text.</summary>
internal static partial class CallLogs
{
    public const string Category = "MessagingHub.Calls";

    [LoggerMessage(20, LogLevel.Debug, "{Account} {Operation}: attempt {Number} ended with {Outcome} after {Milliseconds} ms")]
    public static partial void AttemptEnded(ILogger logger, string account, string operation, int number, Attempt outcome, long milliseconds);

    [LoggerMessage(21, LogLevel.Debug, "{Account} {Operation}: trying again in {Seconds:0.###} s; the last attempt ended with {Outcome}, {WhySafe}")]
    public static partial void Repeating(ILogger logger, string account, string operation, double seconds, Attempt outcome, string whySafe);

    [LoggerMessage(22, LogLevel.Debug, "{Account} {Operation}: waited {Seconds:0.###} s for its turn under the service's limit")]
    public static partial void WaitedForTurn(ILogger logger, string account, string operation, double seconds);

    [LoggerMessage(23, LogLevel.Warning, "{Account}: calls are held back for {Seconds} s, because too many of the last ones failed")]
    public static partial void BreakerOpened(ILogger logger, string account, double seconds);

    [LoggerMessage(24, LogLevel.Information, "{Account}: calls go through again")]
    public static partial void BreakerClosed(ILogger logger, string account);

    [LoggerMessage(25, LogLevel.Warning, "{Account}: the store of rate limits failed, so a call is not counted and not held back")]
    public static partial void NotCounted(ILogger logger, string account, Exception failure);

    public static void AttemptEnded(ILogger logger, string account, string operation, int number, Attempt outcome, TimeSpan duration) =>
        AttemptEnded(logger, account, operation, number, outcome, (long)duration.TotalMilliseconds);
}
