using System.Security.Cryptography;
using System.Text;

namespace MessagingHub;

/// <summary>Checks a secret of our own, in the address or in a header, where a service signs nothing.</summary>
/// <remarks>It proves that the sender knows the address or the header, not that the body is untouched; https has to do that.</remarks>
internal sealed class WebhookSharedSecret(IReadOnlyList<string> secrets)
{
    // Hashes are of one length, so that a comparison does not tell the secret's.
    private readonly byte[][] _hashes = [.. secrets.Select(HashOf)];

    /// <summary>Requires secrets that can stand in a path as they are.</summary>
    public static void Validate(OptionsProblems problems, WebhookOptions webhooks)
    {
        for (int i = 0; i < webhooks.Secrets.Count; i++)
        {
            problems.Require(
                webhooks.Secrets[i]?.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~') ?? true,
                $"Webhooks:Secrets:{i}",
                "may have only letters, digits, '-', '_', '.' and '~', because it is part of the address that the service calls");
        }
    }

    /// <summary>Why a delivery is not proved to come from who knows the secret; null where it is.</summary>
    public string? ProblemOf(WebhookDelivery delivery)
    {
        if (_hashes.Length == 0)
        {
            return "no secret is configured: set Webhooks:Secrets, and make one of them the last segment of the address given to the service.";
        }

        bool isInPath = IsSecret(delivery.PathSecret);
        bool isInHeader = IsSecret(WebhookHeaders.Find(delivery, WebhookOptions.SecretHeader));
        return isInPath | isInHeader
            ? null
            : $"neither the address nor {WebhookOptions.SecretHeader} has one of the {_hashes.Length} configured secrets (Webhooks:Secrets).";
    }

    /// <summary>Tries every secret, so that the time taken does not tell which one fits.</summary>
    private bool IsSecret(string? given)
    {
        byte[] hash = HashOf(given ?? "");
        bool isSecret = false;
        foreach (byte[] known in _hashes)
        {
            isSecret |= CryptographicOperations.FixedTimeEquals(known, hash);
        }

        return isSecret;
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
