namespace MessagingHub.Sandbox;

/// <summary>Reads phone numbers as the service does: everything but digits is stripped.</summary>
internal static class FlowIQPhone
{
    private const int MaxDigits = 15;

    /// <summary>The country of the sandbox's organization, which completes a number in national form.</summary>
    private const string CountryCode = "1";

    /// <summary>Bare digits with the country code, however the number was written; what cannot be one becomes what is left of it.</summary>
    public static string Normalize(string text)
    {
        string digits = FlowIQIds.Digits(text);
        return digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith('0') ? CountryCode + digits[1..]
            : digits;
    }

    /// <summary>The contact of a number in bare digits; null for none.</summary>
    public static SandboxContact? Find(SandboxWorld world, string digits)
        => digits.Length is > 0 and <= MaxDigits ? world.FindContact("+" + digits) : null;

    /// <summary>Whether digits can be a number with its country code: at least ten, and no country's code begins with a zero.</summary>
    public static bool IsInternational(string digits) => digits.Length is >= 10 and <= MaxDigits && digits[0] != '0';
}
