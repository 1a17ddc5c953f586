using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>Shows the accounts and what they can do; asks no service.</summary>
internal sealed class ProvidersCommand(MhubEnvironment environment, CommonOptions common)
{
    public Command Build()
    {
        var command = new Command("providers", "Show the accounts and what they can do. Asks no service.");
        command.Does(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using HubSession hub = common.OpenHub(parsed, environment);
        string? only = parsed.GetValue(common.Provider);
        string[] names = only is null ? [.. hub.Providers.Names] : [hub.Select(only).Name];
        var accounts = new Page<AccountLine> { Items = [.. names.Select(name => Describe(hub, hub.Providers.Get(name)))] };
        PrinterFor(parsed).Print(accounts, cancellationToken);
        if (!common.IsJson(parsed))
        {
            foreach (string hint in names.Select(hub.Providers.Get).SelectMany(provider => hub.HintsOn(provider, hub.AddressOf(provider) is { } address ? [address] : [])))
            {
                environment.Error.WriteLine($"hint: {PlainText.Of(hint)}");
            }
        }

        return ExitCodes.Done;
    }

    private static AccountLine Describe(HubSession hub, IMessagingProvider provider) => new()
    {
        Name = provider.Name,
        Kind = provider.Kind,
        Address = hub.AddressOf(provider)?.Text,
        Default = provider.Name == hub.DefaultName,
        Capabilities = CapabilityWords.Of(provider.Capabilities),
    };

    private IListPrinter<AccountLine> PrinterFor(ParseResult parsed)
    {
        if (common.IsJson(parsed))
        {
            return new JsonItems<AccountLine>(environment.Out, MhubJson.Relaxed.AccountLine);
        }

        var screen = new Screen(environment);
        return screen.IsTerminal
            ? new TerminalTable<AccountLine>(screen, Columns.Accounts)
            : new TabbedLines<AccountLine>(environment.Out, Columns.Accounts);
    }
}
