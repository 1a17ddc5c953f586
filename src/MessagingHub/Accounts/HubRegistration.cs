using Microsoft.Extensions.Configuration;

namespace MessagingHub;

/// <summary>What was registered before the container was built: kinds, the configuration, accounts and routes in code.</summary>
internal sealed class HubRegistration
{
    public KindTable Kinds { get; } = new();

    public IConfiguration? Configuration { get; set; }

    /// <summary>Accounts added in code: kind and settings by name, in the order added.</summary>
    public Dictionary<string, CodeAccount> CodeAccounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Routes added in code: settings by name, in the order added.</summary>
    public Dictionary<string, Action<MessagingRouteOptions>> CodeRoutes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a setting of the hub stands, for messages: a name that looks like a credential is masked.</summary>
    public string PathOf(params string[] keys) => Mask.Path(KeyOf(keys));

    /// <summary>Where a setting of the hub stands, to be compared with the configuration's keys.</summary>
    public string KeyOf(params string[] keys) =>
        ConfigurationPath.Combine(Configuration is IConfigurationSection section ? [section.Path, .. keys] : keys);

    /// <summary>The kind an account says it is of: code, then its section, then its name.</summary>
    public string KindOf(string account) => CodeAccounts.GetValueOrDefault(account)?.Kind ?? SectionOf(account)?["Kind"] ?? account;

    public IConfigurationSection? SectionOf(string account)
    {
        IConfigurationSection? section = Configuration?.GetSection("Providers").GetSection(account);
        return section is not null && section.Exists() ? section : null;
    }
}
