namespace MessagingHub.VelaFlows;

/// <summary>Reads what VelaFlows pushes: signed over the raw body with the subscription's secret.</summary>
internal sealed class VelaFlowsWebhooks(ProviderContext<VelaFlowsOptions> context) : IWebhookReader
{
    private readonly WebhookSignature _signature = new("X-Webhook-Signature", "sha256=", context.Options.Webhooks.Secrets);

    public WebhookResult Read(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return WebhookBody.ResultOf(context, _signature.ProblemOf(delivery), () => VelaFlowsNormalizer.ToEvent(context.Name, delivery.Body));
    }
}
