using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Logs when a watched configuration file cannot be read any more, such as one that is half written.</summary>
/// <remarks>
/// The configuration system empties such a file's values and tells nobody unless its source has a load-exception handler.
/// The hub never sees a change then and keeps its accounts; the handler only adds the log entry that operators need.
/// </remarks>
internal sealed class ConfigurationFiles : IDisposable
{
    private readonly List<(FileConfigurationSource Source, Action<FileLoadExceptionContext>? Before)> _watched = [];

    public ConfigurationFiles(IConfigurationRoot? root, ILogger logger)
    {
        foreach (FileConfigurationProvider file in root?.Providers.OfType<FileConfigurationProvider>() ?? [])
        {
            if (!file.Source.ReloadOnChange)
            {
                continue;
            }

            Action<FileLoadExceptionContext>? before = file.Source.OnLoadException;
            _watched.Add((file.Source, before));
            file.Source.OnLoadException = context =>
            {
                HubLog.FileUnreadable(logger, file.Source.Path ?? "?", context.Exception.InnerException?.Message ?? context.Exception.Message);
                before?.Invoke(context);
            };
        }
    }

    public void Dispose() => _watched.ForEach(watched => watched.Source.OnLoadException = watched.Before);
}
