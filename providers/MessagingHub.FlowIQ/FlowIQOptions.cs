namespace MessagingHub.FlowIQ;

/// <summary>The settings of a FlowIQ account.</summary>
/// <remarks><see cref="MessagingAccountOptions.DefaultSender"/> means nothing here: FlowIQ sends from the organization's only number.</remarks>
public sealed class FlowIQOptions : MessagingAccountOptions
{
    /// <summary>Settings with the documented address and limit: 100 calls a minute, 150 for once.</summary>
    public FlowIQOptions()
    {
        BaseAddress = new Uri("https://api.flowiq.live");
        RateLimit.All = new RateLimit { Permits = 100, Burst = 150, Window = TimeSpan.FromMinutes(1) };
    }

    /// <summary>The bearer token, also called API key.</summary>
    /// <value>Required. Made in FlowIQ under Settings → API Keys. Its form is left to the service: the documents disagree about the <c>fiq_</c> prefix.</value>
    public string? Token { get; set; }

    /// <summary>The organization's slug, sent as <c>tenantId</c> with every call.</summary>
    /// <value>None by default, and where it is blank: then it is not sent. Half of FlowIQ's pages require it, the other half never show it.</value>
    public string? TenantId
    {
        get;
        set => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <inheritdoc />
    protected override void Validate(OptionsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.RequireCredential(nameof(Token), Token, "FlowIQ, Settings → API Keys");
        WebhookSharedSecret.Validate(problems, Webhooks);
    }
}
