using System.Text;

namespace MessagingHub.Cli;

/// <summary>Says of every failure to write that it is one: elsewhere in a run the same exceptions mean a file, or a network.</summary>
internal sealed class CheckedWriter : TextWriter
{
    private readonly TextWriter _inner;
    private readonly string _stream;

    /// <summary>Wraps a writer.</summary>
    /// <param name="inner">What writes; it stays open.</param>
    /// <param name="stream">What it writes to, for people.</param>
    public CheckedWriter(TextWriter inner, string stream)
        : base(inner.FormatProvider)
    {
        _inner = inner;
        _stream = stream;
        CoreNewLine = inner.NewLine.ToCharArray();
    }

    public override Encoding Encoding => _inner.Encoding;

    public override void Write(char value) => Try(() => _inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => _inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => _inner.Write(value));

    public override void WriteLine() => Try(_inner.WriteLine);

    public override void WriteLine(string? value) => Try(() => _inner.WriteLine(value));

    public override void Flush() => Try(_inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableException(_stream, problem);
        }
    }
}
