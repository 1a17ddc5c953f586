using System.Collections.Frozen;
using System.Reflection;

namespace MessagingHub;

/// <summary>The settings of every account that are groups of settings themselves, with what is in them.</summary>
internal static class SettingGroups
{
    private static readonly FrozenDictionary<Type, PropertyInfo[]> Known = new Dictionary<Type, PropertyInfo[]>
    {
        [typeof(ResilienceOptions)] = typeof(ResilienceOptions).GetProperties(),
        [typeof(WebhookOptions)] = typeof(WebhookOptions).GetProperties(),
    }.ToFrozenDictionary();

    /// <summary>The settings in a group; null where the type is none of the hub's groups.</summary>
    public static PropertyInfo[]? PropertiesOf(Type type) => Known.GetValueOrDefault(type);
}
