using MessagingHub.Velstack.Wire;

namespace MessagingHub.Velstack;

/// <content>The quick SMS, to one or to several, and the group SMS.</content>
internal static partial class VelstackNormalizer
{
    public const string Title = "title";

    private const int MadeUpTitleLength = 30;

    public static VelstackQuickRequest ToQuickRequest(
        ProviderContext<VelstackOptions> context, WireOperation operation, OutboundMessage message, TextContent text) => new()
        {
            Sender = ToSender(context, operation, message.Sender),
            Recipient = ToRecipient(context, operation, message.To, "To.PhoneNumber"),
            Message = text.Text,
            Title = ToTitle(context, operation, message.ProviderOptions, text.Text),
        };

    public static VelstackGroupSmsRequest ToGroupSmsRequest(
        ProviderContext<VelstackOptions> context, WireOperation operation, OutboundMessage message, TextContent text) => new()
        {
            Sender = ToSender(context, operation, message.Sender),
            GroupId = message.To.GroupId!,
            Message = text.Text,
            Title = ToTitle(context, operation, message.ProviderOptions, text.Text),
        };

    /// <summary>Several numbers travel in one text with commas: the newest caller known to work sends it, and older answers echo it.</summary>
    public static VelstackQuickRequest ToBulkRequest(ProviderContext<VelstackOptions> context, WireOperation operation, BulkMessage message)
    {
        if (message.Content is not TextContent text)
        {
            throw context.NotSupported(operation, $"Velstack sends texts only, and this is {message.Content.Kind} content.");
        }

        if (message.SendAt is not null)
        {
            throw context.NotSupported(operation, "Velstack's documents have no field for the time of a scheduled SMS; send it when it is due.");
        }

        if (message.ProviderOptions.Keys.FirstOrDefault(key => key != Title) is { } unknown)
        {
            throw context.NotSupported(operation, $"an SMS has no option '{unknown}'; it has {Title}.");
        }

        if (message.Recipients.Any(recipient => recipient.Parameters is { Count: > 0 }))
        {
            throw context.NotSupported(operation, "Velstack sends one text to all; for a text of one's own, send to each recipient alone.");
        }

        return new VelstackQuickRequest
        {
            Sender = ToSender(context, operation, message.Sender),
            Recipient = string.Join(
                ',', message.Recipients.Select((recipient, i) => ToRecipient(context, operation, recipient.To, $"Recipients[{i}].To.PhoneNumber"))),
            Message = text.Text,
            Title = ToTitle(context, operation, message.ProviderOptions, text.Text),
        };
    }

    /// <summary>An acceptance must be understandable: a success status, or a summary; a code alone only repeats the HTTP status. The rest of the answer may be missing.</summary>
    public static WireResult<SentMessage> ToSent(string account, WireResponse response) =>
        ReadOne(response, VelstackJsonContext.Default.VelstackAnswerVelstackSend, (answer, summary) =>
            summary is null && VelstackErrors.SaysSuccess(answer) is not true ? null : ToSent(account, response, summary));

    private static SentMessage ToSent(string account, WireResponse response, VelstackSend? summary) => new()
    {
        Provider = account,
        Id = WireText.NotBlank(summary?.MessageId),
        Status = MessageStatus.Accepted,
        Recipients = ToRecipients(summary?.Recipients),
        CreditsUsed = summary?.CreditUsed,
        CreditsLeft = summary?.CreditLeft,
        Raw = response.Raw,
    };

    private static List<string>? ToRecipients(IReadOnlyList<string?>? echoed)
    {
        if (echoed is null)
        {
            return null;
        }

        var recipients = new List<string>(echoed.Count);
        for (int i = 0; i < echoed.Count; i++)
        {
            recipients.AddRange((echoed[i] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return recipients;
    }

    private static string ToSender(ProviderContext<VelstackOptions> context, WireOperation operation, string? sender) =>
        sender ?? context.Options.DefaultSender ?? throw context.Invalid(
            operation, "Sender", "Velstack needs a registered sender ID: pass a Sender, or set the account's DefaultSender.");

    private static string ToRecipient(ProviderContext<VelstackOptions> context, WireOperation operation, MessageRecipient to, string path)
    {
        string phone = to.PhoneNumber ?? throw context.NotSupported(
            operation, $"{path} is missing: Velstack's quick SMS goes to phone numbers; a group is sent to alone, with MessageRecipient.Group.");
        return WireText.WithoutPunctuation(phone);
    }

    private static string ToTitle(
        ProviderContext<VelstackOptions> context, WireOperation operation, IReadOnlyDictionary<string, string> options, string text)
    {
        if (options.TryGetValue(Title, out string? title))
        {
            return WireText.NotBlank(title) ?? throw context.Invalid(
                operation, $"ProviderOptions.{Title}", "a title is not empty; without one, the text's beginning is used.");
        }

        return BeginningOf(text);
    }

    /// <summary>The first characters of a text, with one space wherever it has white space.</summary>
    private static string BeginningOf(string text)
    {
        Span<char> line = stackalloc char[MadeUpTitleLength];
        int length = 0;
        foreach (char c in text)
        {
            bool isSpace = char.IsWhiteSpace(c);
            if (isSpace && (length == 0 || line[length - 1] == ' '))
            {
                continue;
            }

            if (length == line.Length)
            {
                break;
            }

            line[length++] = isSpace ? ' ' : c;
        }

        // Half an emoji at the cut is left out.
        bool isHalf = length > 0 && char.IsHighSurrogate(line[length - 1]);
        return line[..(isHalf ? length - 1 : length)].TrimEnd().ToString();
    }
}
