namespace MessagingHub.FlowIQ;

/// <summary>Reads what FlowIQ pushes. It signs nothing, so the address or a header has to have a secret of ours.</summary>
internal sealed class FlowIQWebhooks(ProviderContext<FlowIQOptions> context) : IWebhookReader
{
    private readonly WebhookSharedSecret _secret = new(context.Options.Webhooks.Secrets);

    public WebhookResult Read(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (_secret.ProblemOf(delivery) is { } problem)
        {
            return WebhookResult.Refused($"{context.Name} ({context.Kind}): {problem}");
        }

        MessagingEvent happened = FlowIQNormalizer.ToEvent(context.Name, delivery.Body) with { Service = context.Kind };
        return WebhookResult.Verified([happened]) with
        {
            Reason = WebhookBody.ProblemOf(happened) is { } doubt ? $"{context.Name} ({context.Kind}): {doubt}" : null,
        };
    }
}
