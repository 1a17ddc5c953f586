namespace MessagingHub;

/// <summary>What webhook deliveries to an account must prove.</summary>
public sealed class WebhookOptions
{
    /// <summary>The header for a shared secret of our own, at services that sign nothing.</summary>
    public const string SecretHeader = "X-MessagingHub-Secret";

    // Shorter ones can be guessed, and would blot out ordinary words where they are removed from errors.
    private const int ShortestSecret = 16;

    /// <summary>The secrets a delivery may be made with. Any of them will do, so that one can replace another without a gap.</summary>
    /// <value>None by default: then every delivery is refused. Each has at least 16 characters, all visible ASCII.</value>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>How far the time that a service puts beside its signature may be from now, in both directions.</summary>
    /// <value>5 minutes by default; 1 second to one day. It has no effect where a service sends no such time.</value>
    public TimeSpan TimestampTolerance { get; set; } = TimeSpan.FromMinutes(5);

    internal void Validate(OptionsProblems problems)
    {
        Secrets ??= [];
        for (int i = 0; i < Secrets.Count; i++)
        {
            problems.Require(
                Secrets[i] is { Length: >= ShortestSecret } secret && secret.All(c => c is > ' ' and <= '~'),
                $"Webhooks:Secrets:{i}",
                $"must have at least {ShortestSecret} characters, all of them visible ASCII");
        }

        problems.Require(
            TimestampTolerance >= TimeSpan.FromSeconds(1) && TimestampTolerance <= TimeSpan.FromDays(1),
            "Webhooks:TimestampTolerance",
            "must be 00:00:01 to one day");
    }
}
