using System.CommandLine;
using System.Globalization;

namespace MessagingHub.Cli;

/// <summary>Sends one message, once.</summary>
internal sealed class SendCommand(MhubEnvironment environment, CommonOptions common)
{
    public const string Name = "send";

    private readonly SendOptions _options = new();

    public Command Build()
    {
        var command = new Command(Name, "Send one message. It is never sent again unless the first attempt provably was not accepted.");
        _options.AddTo(command);
        command.Does(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        OutboundMessage message = _options.ToMessage(parsed);
        await using HubSession hub = common.OpenHub(parsed, environment);
        IMessagingProvider provider = hub.Select(parsed.GetValue(common.Provider));
        SentMessage sent = await provider.SendAsync(message, cancellationToken);
        try
        {
            Print(parsed, provider, sent);
        }
        catch (UnwritableException unwritable) when (!unwritable.IsReaderGone)
        {
            // Not just any failure: a script must not take it for a reason to send again.
            throw new MessagingException(
                MessagingErrorCode.Unknown,
                $"{provider.Name} ({provider.Kind}): the message was accepted ({sent.Id ?? sent.JobId}), but that could not be printed: {unwritable.Message}",
                unwritable)
            {
                Provider = provider.Name,
                Operation = Name,
                MayHaveBeenAccepted = true,
            };
        }

        return ExitCodes.Done;
    }

    private void Print(ParseResult parsed, IMessagingProvider provider, SentMessage sent)
    {
        if (common.IsJson(parsed))
        {
            environment.Out.WriteLine(MhubJson.Write(sent, MhubJson.Relaxed.SentMessage));
        }
        else
        {
            Describe(new Screen(environment), provider, sent);
        }
    }

    private static void Describe(Screen screen, IMessagingProvider provider, SentMessage sent)
    {
        screen.Write("accepted", $" by {(HubSession.IsRoute(provider) ? $"{sent.Provider}, through " : "")}{provider.Name} ({provider.Kind})", screen.Good);
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
            ("tried", sent.Attempts is { Count: > 1 } attempts ? string.Join(", ", attempts.Select(Describe)) : null),
            ("replayed", sent.Replayed is { } replayed ? PlainText.OfBoolean(replayed) : null),
        ];
        foreach ((string name, string? value) in facts.Where(fact => fact.Value is not null))
        {
            screen.Line($"  {name,-15}{value}");
        }
    }

    private static string Describe(SendAttempt attempt) =>
        $"{attempt.Provider} ({(attempt.Code is { } code ? ErrorDocument.CodeOf(code) : "accepted")})";
}
