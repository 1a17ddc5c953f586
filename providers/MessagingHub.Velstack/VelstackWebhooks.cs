namespace MessagingHub.Velstack;

/// <summary>Reads what Velstack pushes. No signature is documented, so the address or a header has to have a secret of ours.</summary>
internal sealed class VelstackWebhooks(ProviderContext<VelstackOptions> context) : IWebhookReader
{
    private readonly WebhookSharedSecret _secret = new(context.Options.Webhooks.Secrets);

    public WebhookResult Read(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return _secret.ProblemOf(delivery) is { } problem
            ? WebhookResult.Refused($"{context.Name} ({context.Kind}): {problem}")
            : WebhookResult.Verified([VelstackNormalizer.ToEvent(context.Name, delivery.Body) with { Service = context.Kind }]);
    }
}
