namespace MessagingHub.Conformance;

/// <summary>An answer's body that does not come as it should: byte by byte, without an end, or not whole.</summary>
internal sealed class BrokenBody(ReadOnlyMemory<byte> begin, Func<CancellationToken, Task<int>> more) : Stream
{
    private const byte Space = (byte)' ';

    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>The first half, then a lost connection.</summary>
    public static BrokenBody Half(ReadOnlyMemory<byte> whole) => new(
        whole[..(whole.Length / 2)],
        _ => throw new HttpIOException(HttpRequestError.ResponseEnded, "The answer broke off."));

    /// <summary>Spaces for ever, which no reader of JSON minds.</summary>
    public static BrokenBody Endless() => new(default, _ => Task.FromResult(int.MaxValue));

    /// <summary>One space a second for ever.</summary>
    public static BrokenBody Dripping(ConformanceClock clock) => new(
        default,
        async cancellationToken =>
        {
            await clock.PassAsync(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
            return 1;
        });

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int ready = Math.Min(buffer.Length, begin.Length - _position);
        if (ready > 0)
        {
            begin.Slice(_position, ready).CopyTo(buffer);
            _position += ready;
            return ready;
        }

        int spaces = Math.Min(buffer.Length, await more(cancellationToken).ConfigureAwait(false));
        buffer.Span[..spaces].Fill(Space);
        return spaces;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are read without blocking.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
