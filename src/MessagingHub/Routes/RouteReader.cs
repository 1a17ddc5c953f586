using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MessagingHub;

/// <summary>Reads the routes, the section first, then code, and says what is wrong with each by itself.</summary>
internal sealed class RouteReader(HubRegistration registration, ILogger logger)
{
    private const string Strategy = nameof(MessagingRouteOptions.Strategy);
    private const string Providers = nameof(MessagingRouteOptions.Providers);
    private const string Requires = nameof(MessagingRouteOptions.Requires);

    private readonly UnknownSettings _unknown = new(logger);

    /// <summary>The routes there are. One with a problem is among them, so that nobody takes its name for an unknown one.</summary>
    public IReadOnlyList<RouteSource> Read(List<string> problems)
    {
        IConfigurationSection? all = registration.Configuration?.GetSection("Routes");
        if (!string.IsNullOrEmpty(all?.Value))
        {
            problems.Add($"{Mask.Path(all.Path)} is a group of routes, not a single value.");
        }

        IConfigurationSection[] sections = [.. all?.GetChildren() ?? []];
        IEnumerable<string> inCodeOnly = registration.CodeRoutes.Keys.Except(sections.Select(section => section.Key), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. sections.Select(section => Read(section.Key, section, problems)),
            .. inCodeOnly.Select(name => Read(name, section: null, problems)),
        ];
    }

    private RouteSource Read(string name, IConfigurationSection? section, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add($"{registration.PathOf("Routes")} has a route with an empty name. Give it a name.");
        }

        var options = new MessagingRouteOptions();
        List<string> unread = section is null ? [] : ReadSection(section, options, problems);

        registration.CodeRoutes.GetValueOrDefault(name)?.Invoke(options);
        if (!Enum.IsDefined(options.Strategy))
        {
            problems.Add(NoStrategy(registration.PathOf("Routes", name, Strategy), $"{options.Strategy}"));
        }

        // Half a list would only lead to problems that are none.
        if (!unread.Contains(Providers))
        {
            CheckNames(registration.PathOf("Routes", name, Providers), options.Providers, problems);
        }

        if (!unread.Contains(Requires))
        {
            CheckWords(registration.PathOf("Routes", name, Requires), options.Requires, problems);
        }

        return new RouteSource(name, options.Strategy, [.. options.Providers], [.. options.Requires]);
    }

    /// <summary>Reads a route's settings, and answers which of its lists could not be read in full.</summary>
    private List<string> ReadSection(IConfigurationSection route, MessagingRouteOptions options, List<string> problems)
    {
        if (!string.IsNullOrEmpty(route.Value))
        {
            problems.Add($"{Mask.Path(route.Path)} is a group of settings, not a single value.");
            return [Providers, Requires];
        }

        var unread = new List<string>();

        foreach (IConfigurationSection setting in route.GetChildren())
        {
            switch (setting.Key.ToUpperInvariant())
            {
                case "STRATEGY":
                    options.Strategy = ReadStrategy(setting, problems);
                    break;
                case "PROVIDERS":
                    unread.AddRange(ReadList(setting, options.Providers, problems) ? [] : [Providers]);
                    break;
                case "REQUIRES":
                    unread.AddRange(ReadList(setting, options.Requires, problems) ? [] : [Requires]);
                    break;
                default:
                    _unknown.Warn(setting, "a route", [Strategy, Providers, Requires]);
                    break;
            }
        }

        return unread;
    }

    private static RouteStrategy ReadStrategy(IConfigurationSection setting, List<string> problems)
    {
        if (setting.GetChildren().Any())
        {
            problems.Add($"{Mask.Path(setting.Path)} is a single value, not a list or a group.");
        }
        else if (!string.IsNullOrEmpty(setting.Value))
        {
            // By name only: the enum's own parser would take numbers, too.
            if (Enum.GetNames<RouteStrategy>().Contains(setting.Value, StringComparer.OrdinalIgnoreCase))
            {
                return Enum.Parse<RouteStrategy>(setting.Value, ignoreCase: true);
            }

            problems.Add(NoStrategy(Mask.Path(setting.Path), setting.Value));
        }

        return RouteStrategy.Failover;
    }

    private static string NoStrategy(string path, string value) =>
        $"{path} is '{Mask.Credential(value)}', which is no strategy. Strategies: {string.Join(", ", Enum.GetNames<RouteStrategy>())}.";

    private static bool ReadList(IConfigurationSection list, IList<string> names, List<string> problems)
    {
        IConfigurationSection[] items = [.. list.GetChildren()];
        if (!string.IsNullOrEmpty(list.Value) || items.Any(item => !int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            problems.Add($"{Mask.Path(list.Path)} is a list of names, not a single value or a group.");
            return false;
        }

        bool isWhole = true;
        foreach (IConfigurationSection item in items)
        {
            if (item.GetChildren().Any())
            {
                problems.Add($"{Mask.Path(item.Path)} is a single name, not a list or a group.");
                isWhole = false;
            }

            names.Add(item.Value ?? "");
        }

        return isWhole;
    }

    private static void CheckNames(string path, IList<string> names, List<string> problems)
    {
        if (names.Count == 0)
        {
            problems.Add($"{path} is empty: name at least one account, in the order in which they are tried.");
        }

        for (int i = 0; i < names.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                problems.Add($"{path}:{i} is empty: name an account.");
            }
            else if (names.Take(i).Contains(names[i], StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{path}:{i} names '{Mask.Credential(names[i])}' again: once is enough.");
            }
        }
    }

    private static void CheckWords(string path, IList<string> words, List<string> problems)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (!RouteRequirements.Words.Contains(words[i], StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{path}:{i} is '{Mask.Credential(words[i])}', which is nothing a route can require. Words: {string.Join(", ", RouteRequirements.Words)}.");
            }
        }
    }
}
