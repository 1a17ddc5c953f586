using System.CommandLine;
using System.Globalization;

namespace MessagingHub.Cli;

/// <summary>Sends one message, once.</summary>
internal sealed class SendCommand(MhubEnvironment environment, CommonOptions common)
{
    private readonly SendOptions _options = new();

    public Command Build()
    {
        var command = new Command("send", "Send one message. It is never sent again unless the first attempt provably was not accepted.");
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // From here on another thread, so that a signal is handled from the first moment.
        await Task.Yield();
        OutboundMessage message = _options.ToMessage(parsed);
        await using HubSession hub = common.OpenHub(parsed, environment);
        IMessagingProvider provider = hub.Select(parsed.GetValue(common.Provider));
        SentMessage sent = await provider.SendAsync(message, cancellationToken);
        if (common.IsJson(parsed))
        {
            environment.Out.WriteLine(MhubJson.Write(sent, MhubJson.Relaxed.SentMessage));
        }
        else
        {
            Describe(new Screen(environment), provider, sent);
        }

        return ExitCodes.Done;
    }

    private static void Describe(Screen screen, IMessagingProvider provider, SentMessage sent)
    {
        screen.Write("accepted", $" by {provider.Name} ({provider.Kind})", screen.Good);
        (string Name, string? Value)[] facts =
        [
            ("status", sent.Status?.Value),
            ("message", sent.Id),
            ("job", sent.JobId),
            ("conversation", sent.ConversationId),
            ("contact", sent.ContactId),
            ("recipients", sent.Recipients is { } recipients ? string.Join(", ", recipients) : null),
            ("scheduled for", PlainText.OfTime(sent.ScheduledFor)),
            ("credits used", sent.CreditsUsed?.ToString(CultureInfo.InvariantCulture)),
            ("credits left", sent.CreditsLeft?.ToString(CultureInfo.InvariantCulture)),
            ("replayed", sent.Replayed is { } replayed ? PlainText.OfBoolean(replayed) : null),
        ];
        foreach ((string name, string? value) in facts.Where(fact => fact.Value is not null))
        {
            screen.Line($"  {name,-15}{value}");
        }
    }
}
