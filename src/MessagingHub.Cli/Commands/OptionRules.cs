using System.CommandLine;
using System.Globalization;

namespace MessagingHub.Cli;

/// <summary>What an option's value must be; a problem names the option, what was given and what is taken.</summary>
internal static class OptionRules
{
    /// <summary>Takes one of a few words.</summary>
    public static Option<string> OneOf(this Option<string> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !words.Contains(given))
            {
                result.AddError($"{option.Name}: '{given}' is not one of {string.Join(", ", words)}.");
            }
        });
        return option;
    }

    /// <summary>Takes a whole number.</summary>
    public static Option<int?> Between(this Option<int?> option, int least, int greatest)
    {
        option.CustomParser = result =>
        {
            string given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= greatest)
            {
                return number;
            }

            string range = greatest == int.MaxValue ? $"from {least}" : $"from {least} to {greatest}";
            result.AddError($"{option.Name}: '{given}' is not a whole number {range}.");
            return null;
        };
        return option;
    }
}
