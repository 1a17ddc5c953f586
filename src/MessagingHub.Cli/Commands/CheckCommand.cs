using System.CommandLine;
using System.Text.Json;

namespace MessagingHub.Cli;

/// <summary>Says whether the configuration is valid, what it comes to, and whether every credential is good; sends nothing.</summary>
internal sealed class CheckCommand(MhubEnvironment environment, CommonOptions common)
{
    public Command Build()
    {
        var command = new Command("check", "Check the configuration, show the settings in force with secrets masked, and ask each service whether it accepts the credential. Sends nothing.");
        command.Does(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using HubSession hub = common.OpenHub(parsed, environment);
        string? only = parsed.GetValue(common.Provider);
        string[] names = only is null ? [.. hub.Providers.Names] : [hub.Select(only).Name];
        var screen = new Screen(environment);
        var codes = new List<int>();
        foreach (string name in names)
        {
            IMessagingProvider provider = hub.Providers.Get(name);
            IReadOnlyList<Setting> settings = hub.SettingsOf(provider);
            CheckLine line = await CredentialCheck.RunAsync(provider, [.. hub.WarningsOf(name), .. hub.HintsOn(provider, settings)], cancellationToken);
            codes.Add(line.ExitCode);
            if (common.IsJson(parsed))
            {
                environment.Out.WriteLine(MhubJson.Write(line with { Settings = Present(settings) }, MhubJson.Relaxed.CheckLine));
            }
            else
            {
                Print(screen, line);
                PrintSettings(screen, hub, provider, settings);
            }
        }

        // A refused key outweighs the rest: waiting cures the others.
        return codes.Contains(ExitCodes.Unauthenticated) ? ExitCodes.Unauthenticated : codes.Find(code => code != ExitCodes.Done);
    }

    private static Dictionary<string, JsonElement> Present(IReadOnlyList<Setting> settings)
    {
        var present = new Dictionary<string, JsonElement>();
        foreach (Setting setting in settings)
        {
            if (setting.Value is { } value)
            {
                present[setting.Path] = value;
            }
        }

        return present;
    }

    private void PrintSettings(Screen screen, HubSession hub, IMessagingProvider provider, IReadOnlyList<Setting> settings)
    {
        int width = settings.Select(setting => setting.Path.Length).DefaultIfEmpty().Max();
        foreach (Setting setting in settings)
        {
            string origin = !hub.IsConfigured(provider, setting) ? "default"
                : HubConfiguration.IsVariable(environment, provider.Name, setting) ? "environment"
                : "file";
            screen.Line($"  {setting.Path.PadRight(width)}  {setting.Text ?? "not set"} ({origin})");
        }
    }

    private static void Print(Screen screen, CheckLine line)
    {
        string account = line.AccountId is null ? "" : $" (account {line.AccountId})";
        string verdict = line switch
        {
            { Verified: true } => $"the credential is good{account}",
            { ExitCode: ExitCodes.Done } => $"unverified: {line.Reason}",
            { ExitCode: ExitCodes.Unauthenticated } => $"the credential is refused: {line.Reason}",
            _ => $"no verdict: {line.Reason}",
        };
        screen.Write(
            line.Verified ? "✓" : line.ExitCode == ExitCodes.Done ? "?" : "✗",
            $" {line.Name} ({line.Kind}): {verdict}",
            line.Verified ? screen.Good : screen.Bad);
        foreach (string warning in line.Warnings ?? [])
        {
            screen.Line($"  warning: {warning}");
        }
    }
}
