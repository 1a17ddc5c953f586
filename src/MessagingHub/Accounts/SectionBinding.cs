using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace MessagingHub;

/// <summary>Binds an account's section as far as it can be read, and says of every setting that cannot why.</summary>
internal static class SectionBinding
{
    /// <summary>Binds; where something cannot be read, everything else is bound all the same, so that it can be judged too.</summary>
    public static IReadOnlyList<SettingProblem> Bind<TOptions>(
        IConfigurationSection section, ProviderKind<TOptions> kind, TOptions options, PropertyInfo[] properties)
        where TOptions : MessagingAccountOptions, new()
    {
        // What is judged and what is bound must be the same: a file may be reloaded between two looks at it.
        section = Part(section, section.AsEnumerable());
        List<SettingProblem> problems = [.. SettingShapes.ProblemsOf(section, properties)];
        if (problems.Count == 0 && ErrorOf(section, kind) is null)
        {
            kind.Bind(section, options);
            return problems;
        }

        // The binder stops at the first value it cannot read, so each is put before it alone.
        KeyValuePair<string, string?>[] all = [.. section.AsEnumerable()];
        foreach (KeyValuePair<string, string?> value in all.Where(value => IsValue(value.Key, all) && !IsCovered(value.Key, problems)))
        {
            if (ErrorOf(Part(section, [value]), kind) is { } wrongType)
            {
                problems.Add(SettingShapes.ProblemOf(value.Key, wrongType));
            }
        }

        IConfigurationSection readable = Part(section, all.Where(value => IsValue(value.Key, all) && !IsCovered(value.Key, problems)));
        if (problems.Count == 0 || ErrorOf(readable, kind) is not null)
        {
            problems.Add(SettingShapes.ProblemOfAny(section.Path));
        }
        else
        {
            kind.Bind(readable, options);
        }

        return problems;
    }

    /// <summary>What the binder stumbles over, found with settings that are thrown away: those it stumbled in the middle of are half bound.</summary>
    private static InvalidOperationException? ErrorOf<TOptions>(IConfigurationSection section, ProviderKind<TOptions> kind)
        where TOptions : MessagingAccountOptions, new()
    {
        try
        {
            kind.Bind(section, new TOptions());
            return null;
        }
        catch (InvalidOperationException wrongType)
        {
            return wrongType;
        }
    }

    private static bool IsValue(string path, KeyValuePair<string, string?>[] all) =>
        !all.Any(other => other.Key.StartsWith(path + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase));

    private static bool IsCovered(string path, List<SettingProblem> problems) => problems.Exists(problem => problem.Covers(path));

    private static IConfigurationSection Part(IConfigurationSection section, IEnumerable<KeyValuePair<string, string?>> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(section.Path);
}
