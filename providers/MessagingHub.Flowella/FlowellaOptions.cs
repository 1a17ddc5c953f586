namespace MessagingHub.Flowella;

/// <summary>The settings of a Flowella account.</summary>
/// <remarks><see cref="MessagingAccountOptions.DefaultSender"/> is the <c>whatsappChannelId</c>: optional for texts, needed for templates and opt-outs.</remarks>
public sealed class FlowellaOptions : MessagingAccountOptions
{
    /// <summary>Settings with the documented address.</summary>
    public FlowellaOptions() => BaseAddress = new Uri("https://app.flowella.io/api/v1");

    /// <summary>The API key.</summary>
    /// <value>Required. Made in Flowella under Settings → API keys and shown once.</value>
    public string? ApiKey { get; set; }

    /// <inheritdoc />
    protected override void Validate(OptionsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.RequireCredential(nameof(ApiKey), ApiKey, "Flowella, Settings → API keys");
    }
}
