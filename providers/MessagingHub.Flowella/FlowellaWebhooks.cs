namespace MessagingHub.Flowella;

/// <summary>Reads what Flowella pushes: signed over the raw body; a time beside it, which is not signed, is checked where it is there.</summary>
internal sealed class FlowellaWebhooks(ProviderContext<FlowellaOptions> context) : IWebhookReader
{
    private const string TimestampHeader = "X-Flowella-Timestamp";

    private readonly WebhookSignature _signature = new("X-Flowella-Signature", "", context.Options.Webhooks.Secrets);

    public WebhookResult Read(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        string? deliveryHeader = WebhookHeaders.Find(delivery, "X-Flowella-Delivery");
        return WebhookBody.ResultOf(
            context,
            _signature.ProblemOf(delivery) ?? TimeProblemOf(delivery),
            () => FlowellaNormalizer.ToEvent(context.Name, delivery.Body, WebhookHeaders.Find(delivery, "X-Flowella-Event"), deliveryHeader),
            deliveryHeader);
    }

    /// <summary>One of the two pages on webhooks knows no such header, so its absence is no problem.</summary>
    private string? TimeProblemOf(WebhookDelivery delivery) => WebhookHeaders.Find(delivery, TimestampHeader) is { } timestamp
        ? WebhookTimestamp.ProblemOf(timestamp, TimestampHeader, context.Options.Webhooks.TimestampTolerance, context.Time.GetUtcNow())
        : null;
}
