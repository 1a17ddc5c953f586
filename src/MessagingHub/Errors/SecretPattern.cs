using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MessagingHub;

/// <summary>Finds credentials in what a service echoes, also as JSON, an address or HTML spells their punctuation.</summary>
internal static class SecretPattern
{
    /// <summary>A pattern of all the secrets; null for none.</summary>
    public static Regex? Of(IReadOnlyList<string> secrets)
    {
        // The longest first: a secret that begins with another one must not leave its rest behind.
        string pattern = string.Join('|', secrets.OrderByDescending(secret => secret.Length).Select(Spellings));
        return pattern.Length == 0 ? null : new Regex(pattern, RegexOptions.CultureInvariant);
    }

    private static string Spellings(string secret)
    {
        var pattern = new StringBuilder();
        foreach (char c in secret)
        {
            _ = char.IsAsciiLetterOrDigit(c)
                ? pattern.Append(c)
                : pattern.Append(CultureInfo.InvariantCulture, $@"(?:\\?{Regex.Escape(c.ToString())}|(?i:\\u{(int)c:x4}|%{(int)c:x2})|&\#?\w+;)");
        }

        return pattern.ToString();
    }
}
