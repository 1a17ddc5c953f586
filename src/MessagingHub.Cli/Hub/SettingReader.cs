using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;

namespace MessagingHub.Cli;

/// <summary>Lists an account's options as settings, with everything masked that is not known to be harmless.</summary>
/// <remarks>It reads the source-generated JSON contract of the options: groups and lists that are added to them show up here, and nothing is reflected upon.</remarks>
internal sealed class SettingReader(JsonTypeInfo options, IReadOnlyList<string> harmless, Func<MessagingAccountOptions> defaults)
{
    private static readonly string[] HarmlessEverywhere = [nameof(MessagingAccountOptions.BaseAddress), nameof(MessagingAccountOptions.DefaultSender)];

    /// <summary>All settings by path; the kind is left out, because it is what the account is, not how it is set up.</summary>
    public IReadOnlyList<Setting> Read(MessagingAccountOptions account)
    {
        var usual = new Dictionary<string, object?>();
        foreach ((string path, object? value, _) in ValuesOf("", defaults(), options))
        {
            usual[path] = value;
        }

        return
        [
            .. ValuesOf("", account, options)
                .Where(setting => setting.Path != nameof(MessagingAccountOptions.Kind))
                .OrderBy(setting => setting.Path, StringComparer.Ordinal)
                .Select(setting => new Setting(
                    setting.Path,
                    setting.Value is null ? null
                    : IsHarmless(setting.Path, setting.Type.Type) || setting.Value.Equals(usual.GetValueOrDefault(setting.Path))
                        ? JsonSerializer.SerializeToElement(setting.Value, setting.Type)
                        : JsonSerializer.SerializeToElement(SecretMask.Of(setting.Value as string), SettingsJson.Default.String))),
        ];
    }

    private static IEnumerable<(string Path, object? Value, JsonTypeInfo Type)> ValuesOf(string path, object? value, JsonTypeInfo type) => type.Kind switch
    {
        // An absent group, or a service that only code can set.
        JsonTypeInfoKind.Object when value is null => [],
        JsonTypeInfoKind.Object => type.Properties
            .Where(property => property.Get is not null)
            .SelectMany(property => ValuesOf(Below(path, property.Name), property.Get!(value), type.Options.GetTypeInfo(property.PropertyType))),
        JsonTypeInfoKind.Enumerable => (value as IEnumerable ?? Array.Empty<object>()).Cast<object?>()
            .SelectMany((item, index) => ValuesOf(Below(path, $"{index}"), item, type.Options.GetTypeInfo(type.ElementType!))),
        _ => [(path, value, type)],
    };

    private static string Below(string path, string name) => path.Length == 0 ? name : ConfigurationPath.Combine(path, name);

    /// <summary>Numbers, switches, times and fixed words open no door; of texts and addresses, those that are named.</summary>
    private bool IsHarmless(string path, Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsPrimitive || value.IsEnum || value == typeof(TimeSpan) || HarmlessEverywhere.Contains(path) || harmless.Contains(path);
    }
}
