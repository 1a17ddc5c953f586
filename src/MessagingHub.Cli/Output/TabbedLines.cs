namespace MessagingHub.Cli;

/// <summary>Tab-separated lines below one line of titles, for <c>cut</c>, <c>awk</c> and spreadsheets.</summary>
internal sealed class TabbedLines<T>(TextWriter output, IReadOnlyList<Column<T>> columns) : IListPrinter<T>
{
    private bool _begun;

    public void Print(Page<T> page, CancellationToken cancellationToken)
    {
        foreach (T item in page.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_begun)
            {
                _begun = true;
                output.WriteLine(string.Join('\t', columns.Select(column => column.Title)));
            }

            output.WriteLine(string.Join('\t', columns.Select(column => PlainText.Of(column.Read(item) ?? ""))));
            output.Flush();
        }
    }
}
