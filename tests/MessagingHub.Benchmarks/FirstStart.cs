using System.Diagnostics;
using System.Globalization;

namespace MessagingHub.Benchmarks;

/// <summary>What starting costs: again and again, and the first time in a new process, in which nothing is compiled yet.</summary>
internal static class FirstStart
{
    /// <summary>The argument with which this program starts once and says how long it took.</summary>
    public const string Argument = "start";

    private const int Processes = 9;

    private static readonly Dictionary<string, (string Name, Action<StartUp> Start)> Ways = new()
    {
        ["client"] = ("`IHttpClientFactory` alone, with one named client", start => start.HttpClientOnly()),
        ["one"] = ("the hub with one account", start => start.OneAccount()),
        ["four"] = ("the hub with four kinds and four accounts", start => start.FourAccounts()),
    };

    public static void Write(TextWriter output, IFormatProvider format)
    {
        output.WriteLine("| from an empty container to the first account | bytes (µs) | first time in a process |");
        output.WriteLine("|---|---:|---:|");
        var startUp = new StartUp();
        foreach ((string key, (string name, Action<StartUp> start)) in Ways)
        {
            (double bytes, double time) = Comparison.Of(callsPerRound: 1, Way.Of(() => start(startUp)))[0];
            double first = Enumerable.Range(0, Processes).Select(_ => MillisecondsInNewProcess(key)).Order().ElementAt(Processes / 2);
            output.WriteLine(string.Create(format, $"| {name} | {bytes:N0} ({time:N0}) | {first:N0} ms |"));
        }
    }

    /// <summary>Starts once, in this process, and says how long it took.</summary>
    public static void Once(string key, TextWriter output)
    {
        var startUp = new StartUp();
        long start = Stopwatch.GetTimestamp();
        Ways[key].Start(startUp);
        output.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static double MillisecondsInNewProcess(string key)
    {
        // The program may run as itself or as an argument of dotnet.
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        using Process process = Process.Start(new ProcessStartInfo(program, [.. self, Argument, key]) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(said, CultureInfo.InvariantCulture);
    }
}
