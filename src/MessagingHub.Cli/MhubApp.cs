using System.CommandLine;
using System.CommandLine.Invocation;

namespace MessagingHub.Cli;

/// <summary>The command line: reads the arguments, runs one command, and turns whatever happens into an exit code.</summary>
internal static class MhubApp
{
    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code, one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, MhubEnvironment environment, CancellationToken cancellationToken)
    {
        environment = environment with
        {
            Out = new CheckedWriter(environment.Out, "standard output"),
            Error = new CheckedWriter(environment.Error, "standard error"),
        };
        var errors = new ErrorOutput(environment.Error, CommonOptions.WantsJson(args));
        bool sends = false;
        try
        {
            // No response files: "@anna, are you there?" is a text to send, not the name of a file.
            ParseResult parsed = Root(environment).Parse(
                args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
            if (parsed.Action is ParseErrorAction)
            {
                throw InputException.Usage(ProblemsOf(parsed));
            }

            sends = parsed.CommandResult.Command.Name == SendCommand.Name;
            var invocation = new InvocationConfiguration
            {
                Output = environment.Out,
                Error = environment.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Interruption hears the signals.
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (UnwritableException unwritable) when (unwritable.IsReaderGone)
        {
            // Whoever read the output has seen enough.
            return ExitCodes.Done;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            errors.Write(problem, sends);
            return ExitCodes.Of(problem);
        }
    }

    private static IReadOnlyList<string> ProblemsOf(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is not RootCommand root)
        {
            return [.. parsed.Errors.Select(error => error.Message)];
        }

        string commands = string.Join(", ", root.Subcommands.Select(command => command.Name));
        return parsed.UnmatchedTokens is [{ } first, ..]
            ? [$"There is no command '{first}'. Commands: {commands}."]
            : [$"Name a command: {commands}. To see what they do: mhub --help."];
    }

    private static RootCommand Root(MhubEnvironment environment)
    {
        var common = new CommonOptions();
        return new RootCommand("Send and list through every configured messaging service. Without an account: mhub demo.")
        {
            common.Config,
            common.Provider,
            common.Output,
            common.Verbose,
            new DemoCommand(environment, common).Build(),
            new ProvidersCommand(environment, common).Build(),
            new SendCommand(environment, common).Build(),
            ListCommands.Conversations(environment, common),
            ListCommands.Contacts(environment, common),
            ListCommands.Templates(environment, common),
            ListCommands.Messages(environment, common),
            new CheckCommand(environment, common).Build(),
            new CompareCommand(environment, common).Build(),
            new ListenCommand(environment, common).Build(),
            new SandboxCommand(environment, common).Build(),
        };
    }
}
