namespace MessagingHub;

/// <summary>Shortens what may identify a person, and hides what may be a credential, for texts that end up in logs.</summary>
internal static class Mask
{
    private const int DigitsOfAPhone = 7;

    // Names of accounts, kinds and settings are shorter; keys and tokens seldom are.
    private const int LongestName = 40;

    // How the services' own keys begin: flo_…, fiq_…, sk_live_…, sk_test_….
    private static readonly string[] KeyPrefixes = ["flo_", "fiq_", "sk_"];

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

    /// <summary>Whether a text has a word that begins as the services' keys do, or that is longer than any name.</summary>
    public static bool LooksLikeCredential(string text)
    {
        foreach (string word in text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
        {
            // A key may still have the quotes it was copied with.
            string bare = word.Trim('"', '\'', '`');
            if (word.Length > LongestName || Array.Exists(KeyPrefixes, prefix => bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

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
