using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace MessagingHub.Cli;

/// <summary>Receives what the services push, and prints it, until it is interrupted.</summary>
internal sealed class ListenCommand(MhubEnvironment environment, CommonOptions common)
{
    private const int UsualPort = 5090;

    private readonly Option<int?> _port = PortOption.For(UsualPort);

    public Command Build()
    {
        var command = new Command("listen", "Receive webhooks for every account, and print the events as they come, until Ctrl+C.") { _port };
        CommonOptions.Refuse(command, "every account has an address of its own here; leave it out.", common.Provider);
        command.Does(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // A delivery that is refused is told in any case: whoever tries a webhook out has to know why nothing comes.
        var log = new VerboseLog(environment.Error, environment.Time, parsed.GetValue(common.Verbose) ? LogLevel.Debug : LogLevel.Warning);
        var printer = new EventPrinter(PrinterFor(parsed));
        await using HubSession hub = HubSession.Open(HubConfiguration.Read(environment, common.Config.Text(parsed)), log, printer);
        await using WebhookHost host = await WebhookHost.StartAsync(hub, printer, parsed.GetValue(_port) ?? UsualPort, log, cancellationToken);
        Describe(hub, host.Address);
        try
        {
            await printer.Broken.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how listening ends, not how it fails.
        }

        return ExitCodes.Done;
    }

    private IListPrinter<MessagingEvent> PrinterFor(ParseResult parsed)
    {
        if (common.IsJson(parsed))
        {
            return new JsonItems<MessagingEvent>(environment.Out, MhubJson.Relaxed.MessagingEvent);
        }

        var screen = new Screen(environment);
        return screen.IsTerminal ? new TerminalLines<MessagingEvent>(screen, Columns.Events) : new TabbedLines<MessagingEvent>(environment.Out, Columns.Events);
    }

    /// <summary>On standard error, because standard output has the events alone.</summary>
    private void Describe(HubSession hub, Uri address)
    {
        Note($"listening on {address}  (Ctrl+C ends it)");
        foreach (string name in hub.Providers.Names)
        {
            IMessagingProvider provider = hub.Providers.Get(name);
            string account = $"  {name} ({provider.Kind}): ";
            if (hub.WebhookPlaceOf(provider) is not { } place)
            {
                Note($"{account}nothing is pushed for it");
                continue;
            }

            string secret = $"{place.Setting}:0";
            Note(account + place.AddressAt(address, "<secret>") + (place.IsSigned ? "" : $", where <secret> is what {secret} says"));
            if (!place.HasSecret)
            {
                Note($"    {secret} is missing: until it is set, every delivery is refused");
            }
        }

        environment.Error.Flush();
    }

    private void Note(string text) => environment.Error.WriteLine(PlainText.Of(text));
}
