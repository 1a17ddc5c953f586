using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Warns of settings that do not exist, each once: a reload reads everything again.</summary>
internal sealed class UnknownSettings(ILogger logger)
{
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Warns of a setting.</summary>
    /// <param name="setting">The setting that does not exist.</param>
    /// <param name="owner">What it is no setting of.</param>
    /// <param name="known">The settings there are.</param>
    public void Warn(IConfigurationSection setting, string owner, IEnumerable<string> known)
    {
        if (_warned.TryAdd(setting.Path, true))
        {
            HubLog.UnknownSetting(logger, Mask.Path(setting.Path), owner, string.Join(", ", known));
        }
    }
}
