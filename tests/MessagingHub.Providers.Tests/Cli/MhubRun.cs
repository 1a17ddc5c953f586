using System.Text.Json;

namespace MessagingHub.Providers.Tests.Cli;

/// <summary>What came of one run of <c>mhub</c>.</summary>
internal sealed record MhubRun(int ExitCode, string Out, string Error)
{
    /// <summary>Matches what could command a terminal. A pattern, because a comparison of texts ignores such characters.</summary>
    public const string TerminalCommands = @"[\x00-\x08\x0B-\x1F\x7F-\x9F]";

    /// <summary>Standard output, read as one JSON object per line.</summary>
    public JsonElement[] Items => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    public JsonElement Single => Parse(Out);

    /// <summary>The error object of <c>--output json</c>.</summary>
    public JsonElement ErrorObject => Parse(Error).GetProperty("error");

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
