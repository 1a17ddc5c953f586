using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>Whose messages to list, and the refusal where a service has no such list.</summary>
internal sealed class HistoryOptions(ListOptions options)
{
    private const string Operation = "listMessages";

    public Option<string> With { get; } = new("--with")
    {
        Description = "The other party's phone number, such as +15551234567.",
        HelpName = "PHONE",
        Required = true,
    };

    public Paged<Message> List(ParseResult parsed, HubSession hub, IMessagingProvider provider)
    {
        MessageRecipient with = InputException.Guard(With.Name, () => MessageRecipient.Phone(parsed.GetValue(With)!));
        var query = new MessageQuery { With = with, Search = options.Search.Text(parsed) };
        if (provider.GetService<IMessageHistory>() is not { } history)
        {
            string[] able = [.. hub.Kinds.Where(kind => kind.Value.Features.HasFlag(MessagingFeatures.MessageHistory)).Select(kind => kind.Key).Order()];
            throw Refusal(provider, $"cannot list messages. {(able.Length == 0 ? "No registered service can." : $"{string.Join(" and ", able)} can.")}");
        }

        return (options.Status.Text(parsed) ?? options.Channel.Text(parsed)) is null
            ? history.ListMessagesAsync(query)
            : throw Refusal(provider, "cannot list messages by status or channel. No registered service can.");
    }

    private static MessagingException Refusal(IMessagingProvider provider, string what) =>
        new(MessagingErrorCode.NotSupported, $"{provider.Name} ({provider.Kind}) {what} Nothing was requested.")
        {
            Provider = provider.Name,
            Operation = Operation,
        };
}
