using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace MessagingHub;

/// <summary>Reads and writes the texts that services use for times, counts, phone numbers and names.</summary>
internal static class WireText
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(" -().");

    /// <summary>A time in ISO 8601; without an offset it is UTC. What is not a time counts as absent.</summary>
    public static DateTimeOffset? Time(ReadOnlySpan<char> text) =>
        BeginsWithDate(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>A time in ISO 8601 UTC with milliseconds, the form all four services show.</summary>
    public static string FromTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A whole number; a fraction or one out of range counts as absent.</summary>
    public static int? Count(decimal? number) =>
        number is >= int.MinValue and <= int.MaxValue && decimal.IsInteger(number.Value) ? (int)number.Value : null;

    /// <summary>A whole number of any size that fits; a fraction counts as absent.</summary>
    public static long? LongCount(decimal? number) =>
        number is >= long.MinValue and <= long.MaxValue && decimal.IsInteger(number.Value) ? (long)number.Value : null;

    /// <summary>A text, or null where it is blank.</summary>
    public static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The text of a JSON string, or null where it is blank or half an emoji, which cannot be read as text.</summary>
    public static string? OfString(JsonElement text)
    {
        try
        {
            return NotBlank(text.GetString());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A field of a JSON object; null where there is none, or where its name cannot be told from one that is half an emoji.</summary>
    public static JsonElement? Member(JsonElement? element, string name)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A phone number as plus and digits where it is a full international number, otherwise as received.</summary>
    public static string? Phone(string? text)
    {
        if (NotBlank(text) is not { } phone)
        {
            return null;
        }

        string bare = WithoutPunctuation(phone);
        return bare.Length > 1 && bare[0] == '+' && bare.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? bare : phone;
    }

    /// <summary>A phone number to be sent: without the spaces, brackets, dots and dashes people write.</summary>
    public static string WithoutPunctuation(string phone) =>
        phone.AsSpan().ContainsAny(Punctuation) ? string.Concat(phone.Where(c => !Punctuation.Contains(c))) : phone;

    /// <summary>The filters of a list in a spelling that no two different sets share, for continuation tokens.</summary>
    public static string FilterKey(params string?[] filters) =>
        string.Join('&', filters.Select(filter => filter is null ? "" : $"={Uri.EscapeDataString(filter)}"));

    /// <summary>First and last name joined; null where there is neither.</summary>
    public static string? FullName(string? first, string? last) => NotBlank($"{NotBlank(first)} {NotBlank(last)}")?.Trim();

    /// <summary>The parser would complete "12:30" or "10 March" with today's date.</summary>
    private static bool BeginsWithDate(ReadOnlySpan<char> text) => text.Length >= 10 && text[4] == '-' && !text[..4].ContainsAnyExceptInRange('0', '9');
}
