using System.Text.Json;
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
    private readonly HashSet<FileConfigurationProvider> _unreadable = [];
    private volatile bool _disposed;

    public ConfigurationFiles(IConfigurationRoot? root, ILogger logger)
    {
        foreach (FileConfigurationProvider file in root?.Providers.OfType<FileConfigurationProvider>() ?? [])
        {
            if (!file.Source.ReloadOnChange)
            {
                continue;
            }

            Action<FileLoadExceptionContext>? before = file.Source.OnLoadException;
            file.Source.OnLoadException = context =>
            {
                if (!_disposed)
                {
                    Mark(file);
                    HubLog.FileUnreadable(logger, file.Source.Path ?? "?", ReasonOf(context.Exception));
                }

                before?.Invoke(context);
            };
        }
    }

    /// <summary>A file whose values are missing since it could not be read, so that a change elsewhere must not be taken for the whole; null where there is none.</summary>
    public string? FirstUnreadable()
    {
        lock (_unreadable)
        {
            _unreadable.RemoveWhere(file => file.GetChildKeys([], parentPath: null).Any());
            return _unreadable.FirstOrDefault()?.Source.Path;
        }
    }

    public void Dispose() => _disposed = true;

    /// <summary>The place of a JSON error, never its text: that may repeat a credential that lacks its quotes.</summary>
    private static string ReasonOf(Exception unreadable)
    {
        for (Exception? cause = unreadable; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException json)
            {
                return $"It is not valid JSON at line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}.";
            }
        }

        return unreadable.GetType().Name;
    }

    private void Mark(FileConfigurationProvider file)
    {
        lock (_unreadable)
        {
            _unreadable.Add(file);
        }
    }
}
