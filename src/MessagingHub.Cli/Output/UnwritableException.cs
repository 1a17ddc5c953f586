namespace MessagingHub.Cli;

/// <summary>What a run says could not be written, for whatever reason: the reader is gone, the disk is full, the handle is not open.</summary>
/// <param name="stream">Where it was to be written.</param>
/// <param name="cause">What the runtime says of it.</param>
internal sealed class UnwritableException(string stream, Exception cause) : IOException(Explain(stream, cause), cause)
{
    private const int BrokenPipeOnUnix = 32;
    private const int BrokenPipeOnWindows = unchecked((int)0x8007006D);
    private const int PipeClosingOnWindows = unchecked((int)0x800700E8);

    /// <summary>Whether writing failed because the reader is gone.</summary>
    public bool IsReaderGone =>
        InnerException is IOException { HResult: BrokenPipeOnUnix or BrokenPipeOnWindows or PipeClosingOnWindows };

    /// <summary>The runtime's words for a handle that is closed speak of a path that nobody named.</summary>
    private static string Explain(string stream, Exception cause) =>
        cause is UnauthorizedAccessException ? $"{stream} is closed, or not open for writing." : cause.Message;
}
