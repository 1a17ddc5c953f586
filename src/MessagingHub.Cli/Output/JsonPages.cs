using System.Text.Json.Serialization.Metadata;

namespace MessagingHub.Cli;

/// <summary>One object per page and line.</summary>
internal sealed class JsonPages<T>(TextWriter output, JsonTypeInfo<Page<T>> type) : IListPrinter<T>
{
    public void Print(Page<T> page, CancellationToken cancellationToken)
    {
        output.WriteLine(MhubJson.Write(page, type));
        output.Flush();
    }
}
