namespace MessagingHub;

/// <summary>How often an account may call its service, and how long a call waits for its turn.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Whether calls are held back at all.</summary>
    /// <value>True by default.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a call waits for its turn before it fails with <see cref="MessagingErrorCode.RateLimited"/>.</summary>
    /// <value>5 seconds by default; zero fails at once. The wait comes before <see cref="ResilienceOptions.TotalTimeout"/> begins. A call that would have to wait longer fails at once, with <see cref="MessagingException.RetryAfter"/>.</value>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The limit of all calls that have no limit of their own below; they share one window.</summary>
    /// <value>None by default, or what the service documents.</value>
    public RateLimit? All { get; set; }

    /// <summary>The limit of reads.</summary>
    /// <value>None by default, or what the service documents.</value>
    public RateLimit? Read { get; set; }

    /// <summary>The limit of creations and changes, sends among them.</summary>
    /// <value>None by default, or what the service documents.</value>
    public RateLimit? Write { get; set; }

    /// <summary>The limit of deletions.</summary>
    /// <value>None by default, or what the service documents.</value>
    public RateLimit? Delete { get; set; }

    /// <summary>The limit of bulk operations.</summary>
    /// <value>None by default, or what the service documents.</value>
    public RateLimit? Bulk { get; set; }

    /// <summary>The limit a call stands under, and the name of the window it shares with others.</summary>
    internal (RateLimit? Limit, string Window) For(WireOperation operation)
    {
        RateLimit? own = operation.Category switch
        {
            CallCategory.Read => Read,
            CallCategory.Write => Write,
            CallCategory.Delete => Delete,
            _ => Bulk,
        };
        RateLimit? limit = own ?? All;

        // Without any limit each call has a window of its own, for what the service may tell about it.
        return limit is { PerEndpoint: false } ? (limit, own is null ? "" : operation.Category.ToString()) : (limit, operation.Name);
    }

    internal void Validate(OptionsProblems problems)
    {
        problems.Require(MaxWait >= TimeSpan.Zero && MaxWait <= TimeSpan.FromDays(1), "RateLimit:MaxWait", "must be 00:00:00 to one day");
        All?.Validate("RateLimit:All", problems);
        Read?.Validate("RateLimit:Read", problems);
        Write?.Validate("RateLimit:Write", problems);
        Delete?.Validate("RateLimit:Delete", problems);
        Bulk?.Validate("RateLimit:Bulk", problems);
    }
}
