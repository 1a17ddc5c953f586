using Microsoft.Win32.SafeHandles;

namespace MessagingHub.Cli;

/// <summary>Standard output that notices when its reader is gone, as <c>head</c> is after ten lines.</summary>
/// <remarks>The console's own stream swallows that on Unix, and a list would be fetched to its end for nobody.</remarks>
internal static class StandardOutput
{
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
}
