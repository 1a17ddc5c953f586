namespace MessagingHub.Cli;

/// <summary>One line per item for people who watch: what is there, without titles, because nobody knows how wide the next one will be.</summary>
internal sealed class TerminalLines<T>(Screen screen, IReadOnlyList<Column<T>> columns) : IListPrinter<T>
{
    public void Print(Page<T> page, CancellationToken cancellationToken)
    {
        foreach (T item in page.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            screen.Line(string.Join("  ", columns.Select(column => column.Read(item)).Where(value => !string.IsNullOrEmpty(value))));
        }
    }
}
