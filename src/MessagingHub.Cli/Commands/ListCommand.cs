using System.CommandLine;
using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Cli;

/// <summary>A command that prints one kind of list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class ListCommand<T>(MhubEnvironment environment, CommonOptions common, ListOptions options)
{
    /// <summary>What is listed, in the plural.</summary>
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Begins the list.</summary>
    public required Func<ParseResult, HubSession, IMessagingProvider, Paged<T>> List { get; init; }

    public required IReadOnlyList<Column<T>> Columns { get; init; }

    public required JsonTypeInfo<T> Item { get; init; }

    public required JsonTypeInfo<Page<T>> Page { get; init; }

    public Command Build(params Option[] more)
    {
        var command = new Command(Name, Description);
        Array.ForEach(more, command.Options.Add);
        options.AddTo(command);
        command.Does(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using HubSession hub = common.OpenHub(parsed, environment);
        IMessagingProvider provider = hub.Select(parsed.GetValue(common.Provider));
        string? after = options.After.Text(parsed);
        int? limit = parsed.GetValue(options.Limit);
        int? pageSize = parsed.GetValue(options.PageSize) ?? limit;

        IListPrinter<T> printer = PrinterFor(parsed);
        int left = limit ?? int.MaxValue;
        bool any = false;
        await foreach (Page<T> page in List(parsed, hub, provider).AsPages(after, pageSize).WithCancellation(cancellationToken))
        {
            bool isCut = page.Items.Count > left;
            printer.Print(isCut ? page with { Items = [.. page.Items.Take(left)], ContinuationToken = null } : page, cancellationToken);
            any |= page.Items.Count > 0;
            left -= Math.Min(left, page.Items.Count);
            if (left == 0)
            {
                HintAtRest(parsed, isCut, page.ContinuationToken, pageSize);
                break;
            }
        }

        if (!any && !common.IsJson(parsed))
        {
            environment.Error.WriteLine($"No {Name}.");
        }

        return ExitCodes.Done;
    }

    private IListPrinter<T> PrinterFor(ParseResult parsed)
    {
        bool byPage = parsed.GetValue(options.Pages);
        if (common.IsJson(parsed))
        {
            return byPage ? new JsonPages<T>(environment.Out, Page) : new JsonItems<T>(environment.Out, Item);
        }

        var screen = new Screen(environment);
        IListPrinter<T> items = screen.IsTerminal ? new TerminalTable<T>(screen, Columns) : new TabbedLines<T>(environment.Out, Columns);
        return byPage ? new PageNotes<T>(items, environment.Error) : items;
    }

    private void HintAtRest(ParseResult parsed, bool isCut, string? token, int? pageSize)
    {
        if (common.IsJson(parsed) || (!isCut && token is null))
        {
            return;
        }

        environment.Error.WriteLine(isCut
            ? "There are more: raise --limit, or go page by page with --page-size and --pages."
            : $"There are more. Go on with the same filters and --page-size {pageSize} --after {token}");
    }
}
