using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>What the hub logs about its accounts.</summary>
internal static partial class HubLog
{
    public const string Category = "MessagingHub";

    [LoggerMessage(1, LogLevel.Information, "MessagingHub's configuration was reloaded. Accounts: {Accounts}; default: {Default}.")]
    public static partial void Reloaded(ILogger logger, string accounts, string? @default);

    [LoggerMessage(2, LogLevel.Error, "MessagingHub's changed configuration is not valid and was not taken; the last good one stays. {Problems}")]
    public static partial void ReloadRefused(ILogger logger, string problems);

    [LoggerMessage(3, LogLevel.Error, "MessagingHub's changed configuration could not be taken; the last good one stays.")]
    public static partial void ReloadFailed(ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The changed configuration file {File} could not be read; MessagingHub keeps its last good configuration. {Reason}")]
    public static partial void FileUnreadable(ILogger logger, string file, string reason);

    [LoggerMessage(5, LogLevel.Warning, "{Path} is not a setting of {Kind} and has no effect. Settings: {Settings}.")]
    public static partial void UnknownSetting(ILogger logger, string path, string kind, string settings);
}
