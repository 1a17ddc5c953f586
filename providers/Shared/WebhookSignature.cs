using System.Security.Cryptography;
using System.Text;

namespace MessagingHub;

/// <summary>Checks HMAC-SHA256 signatures over the raw bytes of a delivery, given as lower-case hex.</summary>
/// <param name="header">The header that carries the signature.</param>
/// <param name="prefix">What stands before the digits; empty for nothing.</param>
/// <param name="secrets">The keys, used as their UTF-8 bytes; a signature made with any of them is good.</param>
internal sealed class WebhookSignature(string header, string prefix, IReadOnlyList<string> secrets)
{
    private readonly byte[][] _keys = [.. secrets.Select(Encoding.UTF8.GetBytes)];
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);

    /// <summary>Why a delivery is not proved to be the service's; null where it is.</summary>
    public string? ProblemOf(WebhookDelivery delivery)
    {
        if (_keys.Length == 0)
        {
            return "no secret is configured: set Webhooks:Secrets to the secret the service signs with.";
        }

        if (WebhookHeaders.Find(delivery, header) is not { } signature)
        {
            return $"the delivery has no {header} header, or more than one.";
        }

        return IsSigned(delivery.Body.Span, Encoding.UTF8.GetBytes(signature))
            ? null
            : $"{header} does not fit the body and any of the {_keys.Length} configured secrets (Webhooks:Secrets).";
    }

    /// <summary>Tries every key, so that the time taken tells neither which one fits nor how much of the signature is right.</summary>
    private bool IsSigned(ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[2 * HMACSHA256.HashSizeInBytes];
        ReadOnlySpan<byte> digits = signature.StartsWith(_prefix) ? signature[_prefix.Length..] : [];
        bool isSigned = false;
        foreach (byte[] key in _keys)
        {
            HMACSHA256.HashData(key, body, hash);
            Convert.TryToHexStringLower(hash, expected, out _);
            isSigned |= CryptographicOperations.FixedTimeEquals(expected, digits);
        }

        return isSigned;
    }
}
