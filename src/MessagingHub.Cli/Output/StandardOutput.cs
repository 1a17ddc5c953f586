using Microsoft.Win32.SafeHandles;

namespace MessagingHub.Cli;

/// <summary>Standard output that notices when its reader is gone, as <c>head</c> is after ten lines.</summary>
/// <remarks>The console's own stream swallows that on Unix, and a list would be fetched to its end for nobody.</remarks>
internal static class StandardOutput
{
    private const int BrokenPipeOnUnix = 32;
    private const int BrokenPipeOnWindows = unchecked((int)0x8007006D);
    private const int PipeClosingOnWindows = unchecked((int)0x800700E8);

    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek)
        {
            return stream;
        }

        // A file: the console's stream appends where other programs have written to the same file before.
        stream.Dispose();
        return Console.OpenStandardOutput();
    }

    /// <summary>Whether writing failed, for whatever reason: a full disk, a handle that is not open.</summary>
    public static bool IsUnwritable(Exception problem) => problem is IOException or UnauthorizedAccessException;

    /// <summary>Why it failed; the runtime's words for a handle that is closed speak of a path that nobody named.</summary>
    public static string Explain(Exception problem) =>
        problem is UnauthorizedAccessException ? "standard output is closed, or not open for writing." : problem.Message;

    /// <summary>Whether writing failed because the reader is gone.</summary>
    public static bool IsClosed(Exception problem) =>
        problem is IOException && problem.HResult is BrokenPipeOnUnix or BrokenPipeOnWindows or PipeClosingOnWindows;
}
