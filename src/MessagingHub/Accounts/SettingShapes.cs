using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace MessagingHub;

/// <summary>Finds settings of the wrong shape, which the binder would pass over in silence, and words those it refuses without their values.</summary>
internal static partial class SettingShapes
{
    private const string Spellings = "Write a time as 00:00:30, a number in digits, a switch as true or false.";

    /// <summary>A list or a group where a value should be, a value where one of those should be, and an empty address: each would leave the default in force.</summary>
    public static IEnumerable<SettingProblem> ProblemsOf(IConfigurationSection settings, PropertyInfo[] properties)
    {
        foreach (IConfigurationSection setting in settings.GetChildren())
        {
            PropertyInfo? property = properties.FirstOrDefault(known => known.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null || (setting.Value is null && !setting.GetChildren().Any()))
            {
                continue;
            }

            foreach (SettingProblem problem in ProblemsOf(setting, property.PropertyType))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<SettingProblem> ProblemsOf(IConfigurationSection setting, Type type)
    {
        if (SettingGroups.PropertiesOf(type) is { } inner)
        {
            return !string.IsNullOrEmpty(setting.Value) ? [new(setting.Path, "is a group of settings, not a single value.")]
                : setting.GetSection("0").Exists() ? [new(setting.Path, "is a group of settings, not a list.")]
                : ProblemsOf(setting, inner);
        }

        if (type == typeof(IReadOnlyList<string>))
        {
            return string.IsNullOrEmpty(setting.Value)
                ? setting.GetChildren().SelectMany(item => ProblemsOf(item, typeof(string)))
                : [new(setting.Path, "is a list, not a single value.")];
        }

        if (setting.GetChildren().Any())
        {
            return [new(setting.Path, "is a single value, not a list or a group.")];
        }

        return type == typeof(Uri) && string.IsNullOrWhiteSpace(setting.Value)
            ? [new(setting.Path, "is empty: give an address, or leave the setting out for the service's own.")]
            : [];
    }

    /// <summary>The binder's own text repeats the value, and a value in the wrong place may be a credential.</summary>
    public static SettingProblem ProblemOf(string path, InvalidOperationException wrongType)
    {
        Match type = WantedType().Match(wrongType.Message);
        return new(path, $"cannot be read{(type.Success ? $" as {type.Groups[1].Value}" : "")}. {Spellings}");
    }

    /// <summary>For settings that can be read one by one and not together.</summary>
    public static SettingProblem ProblemOfAny(string account) => new(account, $"has a setting of the wrong type. {Spellings}");

    [GeneratedRegex(@" to type '(?:[\w.]*\.)?(\w+)'\.?$", RegexOptions.Singleline)]
    private static partial Regex WantedType();
}
