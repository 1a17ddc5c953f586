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
        (string Path, object? Value, JsonTypeInfo Type)[] all = [.. ValuesOf("", account, options).Where(setting => setting.Path != nameof(MessagingAccountOptions.Kind))];
        var usual = new Dictionary<string, object?>();
        foreach ((string path, object? value, _) in ValuesOf("", defaults(), options))
        {
            usual[path] = value;
        }

        ILookup<bool, (string Path, object? Value, JsonTypeInfo Type)> byOpenness = all.ToLookup(
            setting => setting.Value is null || IsHarmless(setting.Path, setting.Type.Type) || setting.Value.Equals(usual.GetValueOrDefault(setting.Path)));
        string[] secrets = [.. byOpenness[false].Select(setting => setting.Value).OfType<string>()];
        return
        [
            .. byOpenness[true].Select(setting => Open(setting.Path, setting.Value, setting.Type, secrets))
                .Concat(byOpenness[false].Select(setting => new Setting(setting.Path, Text(SecretMask.Of(setting.Value as string)))))
                .OrderBy(setting => setting.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>What anybody may see, unless a credential was pasted into it.</summary>
    private static Setting Open(string path, object? value, JsonTypeInfo type, IReadOnlyList<string> secrets)
    {
        if (value is null)
        {
            return new Setting(path, null);
        }

        JsonElement shown = JsonSerializer.SerializeToElement(value, type);
        return shown.ValueKind == JsonValueKind.String && shown.GetString() is { } text && SecretMask.Within(text, secrets) is var masked && masked != text
            ? new Setting(path, Text(masked)) { LooksLikeCredential = true }
            : new Setting(path, shown);
    }

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, SettingsJson.Default.String);

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
