using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Cli;

/// <summary>One object per item and line.</summary>
internal sealed class JsonItems<T>(TextWriter output, JsonTypeInfo<T> type) : IListPrinter<T>
{
    public void Print(Page<T> page, CancellationToken cancellationToken)
    {
        foreach (T item in page.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.WriteLine(MhubJson.Write(item, type));
            output.Flush();
        }
    }
}
