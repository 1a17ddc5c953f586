namespace MessagingHub.Cli;

/// <summary>The process around <see cref="MhubApp"/>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => MhubApp.RunAsync(args, MhubEnvironment.OfProcess(), CancellationToken.None);
}
