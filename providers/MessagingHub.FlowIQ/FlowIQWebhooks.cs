namespace MessagingHub.FlowIQ;

/// <summary>Reads what FlowIQ pushes. It signs nothing, so the address or a header has to have a secret of ours.</summary>
internal sealed class FlowIQWebhooks(ProviderContext<FlowIQOptions> context) : IWebhookReader
{
    private readonly WebhookSharedSecret _secret = new(context.Options.Webhooks.Secrets);

    public WebhookResult Read(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return WebhookBody.ResultOf(context, _secret.ProblemOf(delivery), () => FlowIQNormalizer.ToEvent(context.Name, delivery.Body));
    }
}
