using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>The options of every list.</summary>
internal sealed class ListOptions
{
    public Option<string> Status { get; } = new("--status")
    {
        Description = "Only items that stand so, such as open.",
        HelpName = "WORD",
    };

    public Option<string> Channel { get; } = new("--channel")
    {
        Description = "Only items of this channel, such as whatsapp.",
        HelpName = "WORD",
    };

    public Option<string> Search { get; } = new("--search")
    {
        Description = "Only items the service finds for this text. A filter the service cannot apply is refused (exit code 8), never ignored.",
        HelpName = "TEXT",
    };

    public Option<int?> Limit { get; } = new Option<int?>("--limit")
    {
        Description = "At most so many items in all, also across pages. A page that is cut short has no token.",
        HelpName = "N",
    }.Between(1, int.MaxValue);

    public Option<int?> PageSize { get; } = new Option<int?>("--page-size")
    {
        Description = "At most so many items per request. [default: --limit, else the service's maximum]",
        HelpName = "N",
    }.Between(1, int.MaxValue);

    public Option<string> After { get; } = new("--after")
    {
        Description = "Go on after the page that gave this token, with the same account, filters and page size.",
        HelpName = "TOKEN",
    };

    public Option<bool> Pages { get; } = new("--pages")
    {
        Description = "Page by page: with --output json one object {\"items\",\"continuationToken\",\"totalCount\"} per page.",
    };

    public void AddTo(Command command)
    {
        Option[] options = [Status, Channel, Search, Limit, PageSize, After, Pages];
        Array.ForEach(options, command.Options.Add);
    }

    public ConversationQuery ToConversationQuery(ParseResult parsed) => new()
    {
        Status = Read(parsed, Status, text => ConversationStatus.From(text)),
        Channel = Read(parsed, Channel, text => MessageChannel.From(text)),
        Search = Search.Text(parsed),
    };

    public ContactQuery ToContactQuery(ParseResult parsed) => new()
    {
        Status = Status.Text(parsed),
        Channel = Read(parsed, Channel, text => MessageChannel.From(text)),
        Search = Search.Text(parsed),
    };

    public TemplateQuery ToTemplateQuery(ParseResult parsed) => new()
    {
        Status = Read(parsed, Status, text => TemplateStatus.From(text)),
        Channel = Read(parsed, Channel, text => MessageChannel.From(text)),
        Search = Search.Text(parsed),
    };

    private static T? Read<T>(ParseResult parsed, Option<string> option, Func<string, T?> make)
        where T : struct =>
        option.Text(parsed) is { } text ? make(text) : null;
}
