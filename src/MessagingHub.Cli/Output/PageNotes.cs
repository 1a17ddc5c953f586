namespace MessagingHub.Cli;

/// <summary>Adds to each page, for people, how to go on after it.</summary>
internal sealed class PageNotes<T>(IListPrinter<T> items, TextWriter notes) : IListPrinter<T>
{
    private int _number;

    public void Print(Page<T> page, CancellationToken cancellationToken)
    {
        items.Print(page, cancellationToken);
        string total = page.TotalCount is { } count ? $" of {count} in all" : "";
        string next = page.ContinuationToken is { } token ? $"; next: --after {token}" : "";
        notes.WriteLine($"page {++_number}: {page.Items.Count} items{total}{next}");
    }
}
