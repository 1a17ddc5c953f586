namespace MessagingHub;

/// <summary>Reads an answer's body into memory, up to a limit.</summary>
internal static class AnswerBody
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Reads until the end, the limit or a failure, and keeps what was read so far in any case.</summary>
    public static async ValueTask<(ReadOnlyMemory<byte> Body, FailureKind? Failure, Exception? Cause)> ReadAsync(
        HttpContent content, int limit, CancellationToken cancellationToken)
    {
        // Only what was read is ever shown, so the rest need not be cleared.
        byte[] buffer = GC.AllocateUninitializedArray<byte>(
            Math.Min(limit, (int)Math.Clamp(content.Headers.ContentLength ?? FirstBuffer, 1, FirstBuffer * 4L)) + 1);
        int length = 0;
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (true)
                {
                    if (length == buffer.Length)
                    {
                        Array.Resize(ref buffer, (int)Math.Min((long)limit + 1, buffer.Length * 2L));
                    }

                    int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                    {
                        return (buffer.AsMemory(0, length), null, null);
                    }

                    length += read;
                    if (length > limit)
                    {
                        return (buffer.AsMemory(0, limit), FailureKind.OversizedAnswer, null);
                    }
                }
            }
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            return (buffer.AsMemory(0, length), FailureKind.TimedOut, cancelled);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Connection resets, premature ends, corrupt compression: whatever it is called, the answer is not whole.
            return (buffer.AsMemory(0, length), FailureKind.TruncatedAnswer, broken);
        }
    }
}
