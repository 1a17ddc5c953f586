using System.Text;
using System.Text.RegularExpressions;

namespace MessagingHub;

/// <summary>Takes credentials, phone numbers and control characters out of what a service said, before it gets into an error.</summary>
internal static partial class Scrub
{
    private const int LongestText = 300;
    private const int LargestBody = 64 * 1024;
    private const int Margin = 8 * 1024;
    private const string Removed = "***";

    /// <summary>A service's text for people, short, on one line, without credential and whole phone numbers.</summary>
    public static string Text(string text, WireCredential credential)
    {
        text = ControlCharacters().Replace(WithoutSecrets(text, credential), " ");
        text = PhoneNumbers().Replace(text, match => "…" + match.Value[^2..]).Trim();
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
    }

    /// <summary>An answer to be kept in an error: the body cut at 64 KiB, the credential and cookies removed.</summary>
    public static RawResponse Response(RawResponse raw, WireCredential credential)
    {
        // First remove, then cut: a credential on the edge must not leave its first half behind.
        ReadOnlyMemory<byte> body = raw.Body[..Math.Min(raw.Body.Length, LargestBody + Margin)];
        string text = credential.Secrets?.Replace(Encoding.Latin1.GetString(body.Span), secret => new string('*', secret.Length)) ?? "";
        body = credential.Secrets is null ? body : Encoding.Latin1.GetBytes(text);
        bool cut = raw.Body.Length > LargestBody;
        body = cut ? body[..LargestBody] : body;

        KeyValuePair<string, string>[] headers =
        [
            .. raw.Headers.Select(header => KeyValuePair.Create(
                header.Key,
                header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) ? Removed : WithoutSecrets(header.Value, credential))),
        ];
        return new RawResponse(raw.StatusCode, headers, body.ToArray(), raw.IsBodyTruncated || cut);
    }

    private static string WithoutSecrets(string value, WireCredential credential) => credential.Secrets?.Replace(value, Removed) ?? value;

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}]+")]
    private static partial Regex ControlCharacters();

    [GeneratedRegex(@"\+?\d(?:[\s\p{Pd}()./]{0,2}\d){6,}")]
    private static partial Regex PhoneNumbers();
}
