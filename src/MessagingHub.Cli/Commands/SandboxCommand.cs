using System.CommandLine;
using MessagingHub.Sandbox;

namespace MessagingHub.Cli;

/// <summary>Runs the sandbox until it is interrupted.</summary>
internal sealed class SandboxCommand(MhubEnvironment environment, CommonOptions common)
{
    private const int UsualPort = 5080;

    private readonly Option<int?> _port = PortOption.For(UsualPort);

    public Command Build()
    {
        var command = new Command("sandbox", "Run the services' simulator on this machine until Ctrl+C.") { _port };
        CommonOptions.Refuse(command, "the sandbox has no accounts and calls no service; leave it out.", common.Config, common.Provider, common.Verbose);
        command.Does(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using SandboxServer server = await StartAsync(parsed.GetValue(_port) ?? UsualPort, cancellationToken);
        var line = new SandboxLine(
            server.BaseAddress.AbsoluteUri, new Uri(server.BaseAddress, "_sandbox").AbsoluteUri, SandboxAccounts.SectionFor(server));
        if (common.IsJson(parsed))
        {
            environment.Out.WriteLine(MhubJson.Write(line, MhubJson.Relaxed.SandboxLine));
        }
        else
        {
            Describe(new Screen(environment), line);
        }

        environment.Out.Flush();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how a sandbox ends, not how it fails.
        }

        return ExitCodes.Done;
    }

    private static async Task<SandboxServer> StartAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxServer.StartAsync(port, cancellationToken: cancellationToken);
        }
        catch (IOException taken)
        {
            throw InputException.Usage($"--port: {taken.Message}");
        }
    }

    private static void Describe(Screen screen, SandboxLine line)
    {
        screen.Write("sandbox", $" on {line.Address}  (Ctrl+C ends it)");
        screen.Line($"ledger, faults, reset: {line.Control}");
        screen.Line();
        screen.Line($"Save this as {HubConfiguration.UsualFile}; its keys are good for the sandbox only:");
        screen.Line();
        foreach (string text in SandboxSnippet.LinesOf(line.Section))
        {
            screen.Line(text);
        }

        screen.Line();
        screen.Line("Then, in the same folder: mhub check, mhub conversations, mhub send --to PHONE --text TEXT");
    }
}
