using System.CommandLine;
using System.CommandLine.Parsing;

namespace MessagingHub.Cli;

/// <summary>The options of <c>send</c>, and the message they make.</summary>
internal sealed class SendOptions
{
    private readonly Option<string> _to = Named("--to", "PHONE", "The addressee's phone number, such as +15551234567.");
    private readonly Option<string> _conversation = Named("--conversation", "ID", "The conversation to write into.");
    private readonly Option<string> _group = Named("--group", "ID", "The group of contacts to write to.");
    private readonly Option<string> _text = Named("--text", "TEXT", "The text to send.");
    private readonly Option<string> _template = Named("--template", "NAME", "The template to send, by its id or its name, whichever the service wants.");
    private readonly Option<string[]> _parameters = Repeated("--param", "A parameter of the template: 1=…, 2=…, or by name. May be repeated.");
    private readonly Option<string> _language = Named("--language", "CODE", "The template's language, such as en_US.");
    private readonly Option<string> _media = Named("--media", "URL", "The public address of a file to send.");
    private readonly Option<string> _kind = Named("--kind", "image|video|audio|document", "What the file is.")
        .OneOf("image", "video", "audio", "document");

    private readonly Option<string> _caption = Named("--caption", "TEXT", "The text shown with the file.");
    private readonly Option<string> _sender = Named("--sender", "ID", "The account's own channel, number or sender name.");
    private readonly Option<string> _replyTo = Named("--reply-to", "ID", "The message this one answers.");
    private readonly Option<string> _at = Named("--at", "TIME", "When the service should send it: 2030-01-31T09:00:00Z, or with an offset such as +02:00.");
    private readonly Option<string[]> _options = Repeated("--option", "What only one service has, such as throttlePerHour=100. May be repeated.");

    public void AddTo(Command command)
    {
        Option[] options =
        [
            _to, _conversation, _group, _text, _template, _parameters, _language, _media, _kind, _caption, _sender, _replyTo, _at, _options,
        ];
        Array.ForEach(options, command.Options.Add);
        command.Validators.Add(result =>
        {
            RequireOne(result, "The addressee", _to, _conversation, _group);
            RequireOne(result, "The content", _text, _template, _media);
            RequireWith(result, _template, _parameters, _language);
            RequireWith(result, _media, _kind, _caption);
            if (Has(result, _media) && !Has(result, _kind))
            {
                result.AddError($"{_media.Name} needs {_kind.Name} image, video, audio or document.");
            }
        });
    }

    /// <exception cref="InputException">An argument is not what its option takes.</exception>
    public OutboundMessage ToMessage(ParseResult parsed) => InputException.Guard("send", () => new OutboundMessage
    {
        To = ToRecipient(parsed),
        Content = ToContent(parsed),
        Sender = _sender.Text(parsed),
        ReplyTo = _replyTo.Text(parsed),
        SendAt = _at.Text(parsed) is { } time ? SendTime.Read(_at.Name, time) : null,
        ProviderOptions = Pairs.Read(_options.Name, parsed.GetValue(_options)),
    });

    private static Option<string> Named(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static Option<string[]> Repeated(string name, string description) =>
        new(name) { HelpName = "KEY=VALUE", Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is not null;

    private static void RequireOne(CommandResult result, string what, params Option[] options)
    {
        if (options.Count(option => Has(result, option)) != 1)
        {
            result.AddError($"{what} is exactly one of {string.Join(", ", options.Select(option => option.Name))}.");
        }
    }

    private static void RequireWith(CommandResult result, Option needed, params Option[] options)
    {
        foreach (Option option in options.Where(option => Has(result, option) && !Has(result, needed)))
        {
            result.AddError($"{option.Name} goes with {needed.Name} only.");
        }
    }

    private MessageRecipient ToRecipient(ParseResult parsed) =>
        parsed.GetValue(_to) is { } phone ? InputException.Guard(_to.Name, () => MessageRecipient.Phone(phone))
        : parsed.GetValue(_conversation) is { } conversation ? InputException.Guard(_conversation.Name, () => MessageRecipient.Conversation(conversation))
        : InputException.Guard(_group.Name, () => MessageRecipient.Group(parsed.GetValue(_group)!));

    private MessageContent ToContent(ParseResult parsed)
    {
        if (_text.Text(parsed) is { } text)
        {
            return InputException.Guard(_text.Name, () => new TextContent(text));
        }

        if (_template.Text(parsed) is { } template)
        {
            var reference = new TemplateReference { Id = template, Name = template, Language = _language.Text(parsed) };
            return new TemplateContent(reference) { Parameters = Pairs.Read(_parameters.Name, parsed.GetValue(_parameters)) };
        }

        return InputException.Guard(_media.Name, () => new MediaContent
        {
            MediaKind = new MediaKind(parsed.GetValue(_kind)!),
            Url = Uri.TryCreate(parsed.GetValue(_media), UriKind.Absolute, out Uri? address)
                ? address
                : throw new ArgumentException("The media address is an absolute http or https URL."),
            Caption = _caption.Text(parsed),
        });
    }
}
