namespace MessagingHub.Cli;

/// <summary>The process around <see cref="MhubApp"/>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var interruption = new Interruption(TimeProvider.System);
        int exitCode = await MhubApp.RunAsync(args, MhubEnvironment.OfProcess(), interruption.Token);

        // Never disposed: a signal between the last line and the end of the process must not change its exit code.
        GC.KeepAlive(interruption);
        return exitCode;
    }
}
