using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>Gives commands something to do.</summary>
internal static class CommandActions
{
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Signals are handled once an action has yielded: from the first moment, then.
            await Task.Yield();
            return await run(parsed, cancellationToken);
        });
}
