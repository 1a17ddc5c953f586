using Spectre.Console;
using Spectre.Console.Rendering;

namespace MessagingHub.Cli;

/// <summary>A table per page; where the terminal is too narrow for one, a block of lines per item.</summary>
internal sealed class TerminalTable<T>(Screen screen, IReadOnlyList<Column<T>> columns) : IListPrinter<T>
{
    private const int LeastTextWidth = 24;
    private const int Padding = 3;
    private const int Edge = 1;
    private const int LongestText = 200;

    public void Print(Page<T> page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // A column that this service never fills would only take room from the others.
        Column<T>[] used = [.. columns.Where(column => page.Items.Any(item => !string.IsNullOrEmpty(column.Read(item))))];
        if (used.Length == 0)
        {
            return;
        }

        string[][] rows = [.. page.Items.Select(item => used.Select(column => Cell(column.Read(item))).ToArray())];
        if (WidthOf(used, rows) <= screen.Width)
        {
            PrintTable(used, rows);
        }
        else
        {
            PrintBlocks(used, rows);
        }
    }

    private static string Cell(string? value)
    {
        string text = PlainText.Of(value ?? "");
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
    }

    private int WidthOf(Column<T>[] used, string[][] rows) => Edge + used.Select((column, index) =>
    {
        int widest = rows.Max(row => new Text(row[index]) is IRenderable cell ? cell.Measure(screen.Options, int.MaxValue).Max : 0);
        return Padding + Math.Max(column.Title.Length, column.MayWrap ? Math.Min(widest, LeastTextWidth) : widest);
    }).Sum();

    private void PrintTable(Column<T>[] used, string[][] rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (Column<T> column in used)
        {
            table.AddColumn(new TableColumn(new Text(column.Title, screen.Strong)) { NoWrap = !column.MayWrap });
        }

        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        screen.Write(table);
    }

    private void PrintBlocks(Column<T>[] used, string[][] rows)
    {
        int title = used.Max(column => column.Title.Length);
        foreach (string[] row in rows)
        {
            foreach ((Column<T> column, string cell) in used.Zip(row).Where(pair => pair.Second.Length > 0))
            {
                screen.Write(column.Title.PadRight(title), $"  {cell}");
            }

            screen.Line();
        }
    }
}
