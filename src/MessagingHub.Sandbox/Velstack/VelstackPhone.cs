using System.Diagnostics.CodeAnalysis;

namespace MessagingHub.Sandbox;

/// <summary>Numbers as the service takes and shows them: Ghana's in local form, <c>0241234567</c>, others in full.</summary>
internal static class VelstackPhone
{
    private const string Country = "+233";

    /// <summary>Ten digits with a leading zero; what follows the zero is the number behind +233.</summary>
    private const int LocalLength = 10;

    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? e164)
    {
        string bare = text.Trim();
        bool isLocal = bare.Length == LocalLength && bare[0] == '0' && bare[1] != '0' && bare.All(char.IsAsciiDigit);
        return PhoneText.TryNormalize(isLocal ? Country + bare[1..] : bare, out e164);
    }

    public static string Show(string e164)
        => e164.StartsWith(Country, StringComparison.Ordinal) && e164.Length == Country.Length + LocalLength - 1
            ? "0" + e164[Country.Length..]
            : e164;

    public static string Read(JsonBody body, string field, string text)
        => TryNormalize(text, out string? e164) ? e164 : throw body.Wrong(field, $"'{text}' is not a phone number");
}
