using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>Shows what a switch from one account to another would lose and gain; asks no service.</summary>
internal sealed class CompareCommand(MhubEnvironment environment, CommonOptions common)
{
    private readonly Argument<string> _from = new("A") { Description = "The account in use." };
    private readonly Argument<string> _to = new("B") { Description = "The account that would take its place." };
    private readonly Option<bool> _failOnLoss = new("--fail-on-loss")
    {
        Description = "Exit with 8 (notSupported) where B lacks something that A can do; without it a difference is no failure.",
    };

    public Command Build()
    {
        var command = new Command("compare", "Show what a switch from account A to account B would lose and gain. Asks no service.")
        {
            _from,
            _to,
            _failOnLoss,
        };
        CommonOptions.Refuse(command, "name both accounts after the command: mhub compare A B.", common.Provider);
        command.Does(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using HubSession hub = common.OpenHub(parsed, environment);
        IMessagingProvider from = hub.Find("A", parsed.GetRequiredValue(_from));
        IMessagingProvider to = hub.Find("B", parsed.GetRequiredValue(_to));
        IReadOnlyList<CapabilityDifference> differences = CapabilityDifference.Between(from.Capabilities, to.Capabilities);
        if (common.IsJson(parsed))
        {
            environment.Out.WriteLine(MhubJson.Write(CompareLine.Of(from.Name, to.Name, differences), MhubJson.Relaxed.CompareLine));
        }
        else
        {
            Print(from.Name, to.Name, differences, cancellationToken);
        }

        return parsed.GetValue(_failOnLoss) && differences.Any(difference => difference.Lost) ? ExitCodes.NotSupported : ExitCodes.Done;
    }

    private void Print(string from, string to, IReadOnlyList<CapabilityDifference> differences, CancellationToken cancellationToken)
    {
        Column<CapabilityDifference>[] columns =
        [
            new("CAPABILITY", item => item.Capability),
            new("VALUE", item => item.Word),
            new(PlainText.Of(from), item => PlainText.OfBoolean(item.From)),
            new(PlainText.Of(to), item => PlainText.OfBoolean(item.To)),
            new("SWITCH", item => item.Lost ? "lost" : item.Gained ? "gained" : null),
        ];
        var screen = new Screen(environment);
        IListPrinter<CapabilityDifference> printer = screen.IsTerminal
            ? new TerminalTable<CapabilityDifference>(screen, columns)
            : new TabbedLines<CapabilityDifference>(environment.Out, columns);
        printer.Print(new Page<CapabilityDifference> { Items = differences }, cancellationToken);
        environment.Error.WriteLine(PlainText.Of(
            $"From {from} to {to}: {differences.Count(item => item.Lost)} lost, {differences.Count(item => item.Gained)} gained."));
    }
}
