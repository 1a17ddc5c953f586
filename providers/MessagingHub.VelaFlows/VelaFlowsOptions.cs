namespace MessagingHub.VelaFlows;

/// <summary>The settings of a VelaFlows account.</summary>
/// <remarks><see cref="MessagingAccountOptions.DefaultSender"/> has no effect: a conversation already has its channel.</remarks>
public sealed class VelaFlowsOptions : MessagingAccountOptions
{
    internal const string DedicatedPath = "/integrations/webhooks";
    internal const string SdkPath = "/webhooks/subscriptions";

    /// <summary>Settings with the documented address and limits: per endpoint in 15 minutes 300 reads, 100 writes, 50 deletions, 10 bulk operations.</summary>
    public VelaFlowsOptions()
    {
        BaseAddress = new Uri("https://api.velaflows.com/api/v1");
        RateLimit.Read = Documented(300);
        RateLimit.Write = Documented(100);
        RateLimit.Delete = Documented(50);
        RateLimit.Bulk = Documented(10);
    }

    /// <summary>The API token; it alone decides between the live and the test environment.</summary>
    /// <value>Required. Made in VelaFlows under Settings → Developer → API Tokens and shown once.</value>
    public string? Token { get; set; }

    /// <summary>The workspace the account works in: an id of 24 characters.</summary>
    /// <value>Required. Shown in VelaFlows under Settings → General.</value>
    public string? WorkspaceId { get; set; }

    /// <summary>Where webhooks are registered, because VelaFlows documents two places.</summary>
    /// <value><c>/integrations/webhooks</c> by default, or <c>/webhooks/subscriptions</c>.</value>
    public string? WebhookSubscriptionsPath { get; set; } = DedicatedPath;

    /// <summary>Finds the conversation for a phone number, so that messages can be sent to phone numbers, too.</summary>
    /// <value>None by default: VelaFlows sends to conversations only. It is set in code; configuration leaves it alone.</value>
    public IConversationResolver? ConversationResolver { get; set; }

    /// <inheritdoc />
    protected override void Validate(OptionsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.RequireCredential(nameof(Token), Token, "VelaFlows, Settings → Developer → API Tokens");
        problems.RequireCredential(nameof(WorkspaceId), WorkspaceId, "VelaFlows, Settings → General");
        problems.Require(
            WebhookSubscriptionsPath is DedicatedPath or SdkPath,
            nameof(WebhookSubscriptionsPath),
            $"must be {DedicatedPath} or {SdkPath}: VelaFlows documents no other");
    }

    private static RateLimit Documented(int permits) => new() { Permits = permits, Window = TimeSpan.FromMinutes(15), PerEndpoint = true };
}
