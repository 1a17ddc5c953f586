using System.Reflection;

namespace MessagingHub;

/// <summary>The settings that are groups of settings.</summary>
internal static class SettingGroups
{
    /// <summary>The settings in a group; null where a type is no group but a single value or a list.</summary>
    public static PropertyInfo[]? PropertiesOf(Type? type) =>
        type == typeof(ResilienceOptions) ? typeof(ResilienceOptions).GetProperties()
        : type == typeof(RateLimitOptions) ? typeof(RateLimitOptions).GetProperties()
        : type == typeof(RateLimit) ? typeof(RateLimit).GetProperties()
        : type == typeof(WebhookOptions) ? typeof(WebhookOptions).GetProperties()
        : null;
}
