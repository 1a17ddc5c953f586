namespace MessagingHub.Cli;

/// <summary>Shows that a secret is there, and of a long one which it is.</summary>
internal static class SecretMask
{
    private const string Hidden = "***";
    private const int Tail = 4;

    // Of anything shorter, four characters would be too much of it.
    private const int LeastForTail = 20;

    /// <summary><c>***</c>, and the last four characters where the secret has at least twenty.</summary>
    public static string Of(string? secret) => secret?.Length >= LeastForTail ? Hidden + secret[^Tail..] : Hidden;
}
