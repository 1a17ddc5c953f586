namespace MessagingHub.VelaFlows;

/// <summary>Reads what VelaFlows pushes: signed over the raw body with the subscription's secret.</summary>
internal sealed class VelaFlowsWebhooks(ProviderContext<VelaFlowsOptions> context) : IWebhookReader
{
    private readonly WebhookSignature _signature = new("X-Webhook-Signature", "sha256=", context.Options.Webhooks.Secrets);

    public WebhookResult Read(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (_signature.ProblemOf(delivery) is { } problem)
        {
            return WebhookResult.Refused($"{context.Name} ({context.Kind}): {problem}");
        }

        MessagingEvent happened = VelaFlowsNormalizer.ToEvent(context.Name, delivery.Body) with { Service = context.Kind };
        return WebhookResult.Verified([happened]) with
        {
            Reason = WebhookBody.ProblemOf(happened) is { } doubt ? $"{context.Name} ({context.Kind}): {doubt}" : null,
        };
    }
}
