namespace MessagingHub;

/// <summary>The settings every account has; a provider derives from it and adds what its service needs.</summary>
public abstract class MessagingAccountOptions
{
    internal const int DefaultMaxResponseBytes = 8 * 1024 * 1024;

    /// <summary>The kind of service.</summary>
    /// <value>The account's name by default.</value>
    public string? Kind { get; set; }

    /// <summary>The address of the service's API, with its path prefix.</summary>
    /// <value>The service's documented address by default. Must be https, except on loopback.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>The account's own channel, number or sender name for every send that names none.</summary>
    /// <value>None by default, and where it is blank: the service chooses, or refuses.</value>
    public string? DefaultSender
    {
        get;
        set => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>The largest answer taken, in bytes after decompression.</summary>
    /// <value>8 MiB by default; 1 KiB to 1 GiB.</value>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>Timeouts, retries and circuit breaker.</summary>
    public ResilienceOptions Resilience { get; set; } = new();

    /// <summary>How often the service may be called.</summary>
    /// <value>What the service documents by default.</value>
    public RateLimitOptions RateLimit { get; set; } = new();

    /// <summary>What webhook deliveries must prove.</summary>
    public WebhookOptions Webhooks { get; set; } = new();

    /// <summary>What the account's section has and could not be read; it is told together with what is wrong with the rest.</summary>
    internal IReadOnlyList<SettingProblem> Unread { get; set; } = [];

    /// <summary>Says what is wrong with these settings; all of it, not only the first.</summary>
    /// <param name="problems">Takes the problems.</param>
    protected virtual void Validate(OptionsProblems problems)
    {
    }

    internal void ValidateAll(OptionsProblems problems)
    {
        const int KiB = 1024;
        problems.Require(MaxResponseBytes is >= KiB and <= KiB * KiB * KiB, nameof(MaxResponseBytes), "must be 1024 (1 KiB) to 1073741824 (1 GiB)");
        problems.RequireServiceAddress(nameof(BaseAddress), BaseAddress);
        (Resilience ??= new ResilienceOptions()).Validate(problems);
        (RateLimit ??= new RateLimitOptions()).Validate(problems);
        (Webhooks ??= new WebhookOptions()).Validate(problems);
        Validate(problems);
    }
}
