namespace MessagingHub.Cli;

/// <summary>Shows that a secret is there, and of a long one which it is.</summary>
internal static class SecretMask
{
    private const string Hidden = "***";
    private const int Tail = 4;

    // Of anything shorter, four characters would be too much of it.
    private const int LeastForTail = 20;

    // Anything shorter may be an ordinary part of other texts.
    private const int LeastToFind = 8;

    /// <summary><c>***</c>, and the last four characters where the secret has at least twenty.</summary>
    public static string Of(string? secret) => secret?.Length >= LeastForTail ? Hidden + secret[^Tail..] : Hidden;

    /// <summary>A text that should have no secret, with whatever looks like one masked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secrets">Secrets that are known, however they look.</param>
    public static string Within(string text, IEnumerable<string> secrets)
    {
        foreach (string secret in secrets.Where(secret => secret.Length >= LeastToFind))
        {
            text = text.Replace(secret, Of(secret), StringComparison.Ordinal);
        }

        return Mask.Keys().Replace(text, match => Of(match.Value));
    }
}
