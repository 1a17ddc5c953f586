using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace MessagingHub.Cli;

/// <summary>Reads the configuration: a JSON file, then environment variables <c>MessagingHub__…</c>.</summary>
internal static class HubConfiguration
{
    public const string Section = "MessagingHub";
    public const string UsualFile = "appsettings.json";

    /// <summary>Reads the hub's section.</summary>
    /// <param name="environment">The environment of the run.</param>
    /// <param name="file">The file asked for; null for the usual one, which need not be there.</param>
    /// <exception cref="InputException">The file is missing or not JSON.</exception>
    public static IConfigurationSection Read(MhubEnvironment environment, string? file)
    {
        string path = Path.GetFullPath(file ?? UsualFile, environment.CurrentDirectory);
        var builder = new ConfigurationBuilder();
        using Stream? content = file is null && !File.Exists(path) ? null : Open(path);
        if (content is not null)
        {
            builder.AddJsonStream(content);
        }

        return Build(builder.AddInMemoryCollection(Settings(environment.Variables)), path).GetSection(Section);
    }

    /// <summary>Whether an account's setting comes from an environment variable.</summary>
    public static bool IsVariable(MhubEnvironment environment, string account, Setting setting)
    {
        string name = ConfigurationPath.Combine(Section, "Providers", account, setting.Path).Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal);
        return environment.Variables.Keys.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw InputException.Configuration($"--config: there is no file {path}: name a JSON file that has a \"{Section}\" section.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw InputException.Configuration($"{path} cannot be read: {problem.Message}");
        }
    }

    private static IConfigurationRoot Build(IConfigurationBuilder builder, string path)
    {
        try
        {
            return builder.Build();
        }
        catch (JsonException malformed)
        {
            // Not the parser's own words: they may repeat a key that lost its quotes.
            throw InputException.Configuration(
                $"{path} is not valid JSON at line {malformed.LineNumber + 1}, position {malformed.BytePositionInLine + 1}: "
                + $"correct it there; until then nothing of \"{Section}\" is read.");
        }
        catch (FormatException malformed) when (malformed.Message.Contains("duplicate key", StringComparison.Ordinal))
        {
            throw InputException.Configuration(
                $"{path} has a setting twice: {SecretMask.Within(malformed.Message, [])} Keep one of the two; \"A\": {{ \"B\": … }} and \"A:B\": … are one setting, in whatever case.");
        }
        catch (FormatException malformed)
        {
            throw InputException.Configuration($"{path} is not a configuration file: {malformed.Message} Write one JSON object with a \"{Section}\" section.");
        }
    }

    private static Dictionary<string, string?> Settings(IReadOnlyDictionary<string, string> variables)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in variables)
        {
            if (name.StartsWith($"{Section}__", StringComparison.OrdinalIgnoreCase))
            {
                settings[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value;
            }
        }

        return settings;
    }
}
