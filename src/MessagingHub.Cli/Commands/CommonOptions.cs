using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>The options of every command.</summary>
internal sealed class CommonOptions
{
    private const string OutputName = "--output";
    private const string Json = "json";

    public Option<string> Config { get; } = new("--config")
    {
        Description = $"The configuration file. [default: {HubConfiguration.UsualFile} in the current folder; variables MessagingHub__… win over it]",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<string> Provider { get; } = new("--provider")
    {
        Description = "The account to use. [default: the configuration's DefaultProvider, or the only account]",
        HelpName = "NAME",
        Recursive = true,
    };

    public Option<string> Output { get; } = new Option<string>(OutputName)
    {
        Description = "For people, or one JSON object per line.",
        HelpName = "table|json",
        Recursive = true,
        DefaultValueFactory = _ => "table",
    }.OneOf("table", Json);

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Say on standard error what the hub does: attempts, waits, and why one is repeated.",
        Recursive = true,
    };

    /// <summary>Whether JSON was asked for; works on arguments that are wrong otherwise, too.</summary>
    public static bool WantsJson(IReadOnlyList<string> args)
    {
        bool wanted = false;
        for (int i = 0; i < args.Count && args[i] != "--"; i++)
        {
            if (args[i] == OutputName && i + 1 < args.Count)
            {
                wanted = args[++i] == Json;
            }
            else if (args[i].StartsWith(OutputName, StringComparison.Ordinal) && args[i].Length > OutputName.Length)
            {
                wanted = args[i][OutputName.Length] is '=' or ':' && args[i][(OutputName.Length + 1)..] == Json;
            }
        }

        return wanted;
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(Output) == Json;

    public HubSession OpenHub(ParseResult parsed, MhubEnvironment environment) =>
        HubSession.Open(
            HubConfiguration.Read(environment, Config.Text(parsed)),
            parsed.GetValue(Verbose) ? new VerboseLog(environment.Error, environment.Time) : null);

    /// <summary>Lets a command refuse common options that would have no effect there.</summary>
    public static void Refuse(Command command, string reason, params Option[] options) => command.Validators.Add(result =>
    {
        foreach (Option option in options)
        {
            if (result.GetResult(option) is { Implicit: false })
            {
                result.AddError($"{option.Name}: {reason}");
            }
        }
    });
}
