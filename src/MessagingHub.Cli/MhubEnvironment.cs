using System.Collections;
using System.Text;

namespace MessagingHub.Cli;

/// <summary>All that a run takes from the process around it, so that it can run inside another one.</summary>
internal sealed record MhubEnvironment
{
    private const int UsualWidth = 80;

    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors and hints go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where <c>appsettings.json</c> is looked for and relative paths begin.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Whether a person reads <see cref="Out"/>: tables instead of tab-separated lines.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>How many columns the terminal has.</summary>
    public int Width { get; init; } = UsualWidth;

    /// <summary>What measures how long things take.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static MhubEnvironment OfProcess()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        bool isTerminal = !Console.IsOutputRedirected;
        if (isTerminal && OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new MhubEnvironment
        {
            Out = Writer(StandardOutput.Open()),
            Error = Writer(Console.OpenStandardError()),
            CurrentDirectory = Environment.CurrentDirectory,
            Variables = variables,
            IsTerminal = isTerminal,
            Width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth,
        };
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
}
