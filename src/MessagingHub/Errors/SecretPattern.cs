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
        foreach (Rune rune in secret.EnumerateRunes())
        {
            _ = rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value) ? pattern.Append((char)rune.Value) : pattern.Append(Spellings(rune));
        }

        return pattern.ToString();
    }

    /// <summary>Plain, as bytes of a body, escaped by a backslash, as JSON's and an address's numbers, as an HTML entity; a space also as a plus.</summary>
    private static string Spellings(Rune rune)
    {
        string plain = rune.ToString();
        byte[] bytes = Encoding.UTF8.GetBytes(plain);
        string inJson = string.Concat(plain.Select(c => $@"\\u{(int)c:x4}"));
        string inAddress = string.Concat(bytes.Select(b => $"%{b:x2}"));
        string plus = plain == " " ? @"|\+" : "";
        return $@"(?:\\?{Regex.Escape(plain)}|{Regex.Escape(Encoding.Latin1.GetString(bytes))}|(?i:{inJson}|{inAddress})|&\#?\w+;{plus})";
    }
}
