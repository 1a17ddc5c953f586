using System.Globalization;
using System.Text.RegularExpressions;

namespace MessagingHub.Cli;

/// <summary>Makes text of strangers safe to show: one line, no terminal sequences, nothing that reorders what is around it.</summary>
internal static partial class PlainText
{
    public static string Of(string text) => Unprintable().Replace(TerminalSequences().Replace(text, ""), " ");

    public static string? OfTime(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string OfBoolean(bool value) => value ? "yes" : "no";

    /// <summary>CSI, OSC and two-character sequences, introduced by ESC or by their one-byte forms.</summary>
    [GeneratedRegex(@"(?:\e\[|\u009B)[0-?]*[ -/]*[@-~]?|(?:\e\]|\u009D)[^\a\e\u009C]*(?:\a|\e\\|\u009C)?|\e[ -/]*[0-~]?")]
    private static partial Regex TerminalSequences();

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+")]
    private static partial Regex Unprintable();
}
