using System.CommandLine;
using System.Net;

namespace MessagingHub.Cli;

/// <summary>Where a command that serves on this machine does so.</summary>
internal static class PortOption
{
    /// <summary>The option; left out, the command takes its usual port.</summary>
    public static Option<int?> For(int usual) => new Option<int?>("--port")
    {
        Description = "The port on 127.0.0.1; 0 takes any free one.",
        HelpName = "N",
        DefaultValueFactory = _ => usual,
    }.Between(0, IPEndPoint.MaxPort);
}
