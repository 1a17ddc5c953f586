using System.Security.Cryptography;
using System.Text;

namespace MessagingHub.Sandbox;

internal static class WebhookSignature
{
    /// <summary>HMAC-SHA256 of a body under a secret as UTF-8, in lower-case hexadecimal digits; under another one for the trick.</summary>
    public static string Of(byte[] body, string secret, WebhookTrick? trick)
        => Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(trick == WebhookTrick.WrongSignature ? secret + " of another" : secret), body));
}
