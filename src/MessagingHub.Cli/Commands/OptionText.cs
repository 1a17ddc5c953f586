using System.CommandLine;

namespace MessagingHub.Cli;

/// <summary>Reads text options: absent is null, blank is a mistake.</summary>
internal static class OptionText
{
    /// <exception cref="InputException">The text is blank.</exception>
    public static string? Text(this Option<string> option, ParseResult parsed)
    {
        string? text = parsed.GetValue(option);
        return text is not null && string.IsNullOrWhiteSpace(text)
            ? throw InputException.Usage($"{option.Name}: the text is empty; leave the option out, or give it one.")
            : text;
    }
}
