using System.Text.RegularExpressions;

namespace MessagingHub;

/// <summary>Shortens what may identify a person, and hides what may be a credential, for texts that end up in logs.</summary>
internal static partial class Mask
{
    private const int DigitsOfAPhone = 7;

    // Names of accounts, kinds and settings are shorter; keys and tokens seldom are.
    private const int LongestName = 40;

    /// <summary>Keeps the last two characters: <c>+15551234567</c> becomes <c>…67</c>; null stays null.</summary>
    public static string? Phone(string? phone) => phone switch
    {
        null => null,
        { Length: <= 4 } => "…",
        _ => "…" + phone[^2..],
    };

    /// <summary>Masks an identifier only where it is a phone number, as conversation ids are at some services.</summary>
    public static string? Id(string? id) => id is not null && LooksLikePhone(id) ? Phone(id) : id;

    /// <summary>Hides a text with a word that looks like a credential, so that a key pasted into the wrong place is not repeated; null stays null.</summary>
    public static string? Credential(string? text) => text is not null && LooksLikeCredential(text) ? "***" : text;

    /// <summary>A setting's path, each of whose names may be a credential that was pasted in its place.</summary>
    public static string Path(string path) => string.Join(':', path.Split(':').Select(Credential));

    /// <summary>Names one after the other, each of which may be a credential that was pasted in its place.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Credential));

    /// <summary>Whether a text has a word that begins as the services' keys do, or that is longer than any name.</summary>
    public static bool LooksLikeCredential(string text) =>
        Keys().IsMatch(text) || text.Split(default(char[])).Any(word => word.Length > LongestName);

    /// <summary>Finds what begins as the services' own keys and webhook secrets do, after whatever is no letter and no digit: a quote, a slash, <c>Bearer</c> and a colon.</summary>
    [GeneratedRegex(@"(?<![a-z0-9])(?:flo|fiq|sk|whsec)_[\w.~+=-]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Keys();

    private static bool LooksLikePhone(string id)
    {
        int digits = 0;
        foreach (char c in id)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (c is not ('+' or ' ' or '-' or '(' or ')' or '.'))
            {
                return false;
            }
        }

        return digits >= DigitsOfAPhone;
    }
}
