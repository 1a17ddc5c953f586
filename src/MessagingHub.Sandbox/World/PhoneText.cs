using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MessagingHub.Sandbox;

/// <summary>Reads the ways people write a phone number.</summary>
internal static class PhoneText
{
    /// <summary>Three digits is the least a service's documents let through; fifteen is the most that E.164 has.</summary>
    private const int MinDigits = 3, MaxDigits = 15;

    /// <summary>Turns "(202) 555-0100" style text, a leading 00 or bare digits into a plus and digits.</summary>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        var digits = new StringBuilder(text.Length);
        string trimmed = text.Trim();
        int start = trimmed.StartsWith('+') ? 1 : trimmed.StartsWith("00", StringComparison.Ordinal) ? 2 : 0;
        foreach (char c in trimmed.AsSpan(start))
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (c is not (' ' or '-' or '.' or '(' or ')' or '/'))
            {
                return false;
            }
        }

        // No country's code begins with a zero: a national number without its country cannot be completed by guessing.
        if (digits.Length is < MinDigits or > MaxDigits || digits[0] == '0')
        {
            return false;
        }

        e164 = "+" + digits;
        return true;
    }
}
