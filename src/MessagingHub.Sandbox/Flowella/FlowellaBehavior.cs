namespace MessagingHub.Sandbox;

/// <summary>What the Flowella dialect does where its documents contradict each other or can be read in two ways.</summary>
/// <remarks>Thread-safe. A change is for the deliveries that follow; a reset takes it back.</remarks>
public sealed class FlowellaBehavior
{
    private volatile FlowellaWebhookId _webhookDataId;
    private volatile bool _webhookSignatureOnly;

    internal FlowellaBehavior()
    {
    }

    /// <summary>What a delivery's <c>data.id</c> is the id of; the message (or conversation, or opt-out) unless changed.</summary>
    public FlowellaWebhookId WebhookDataId
    {
        get => _webhookDataId;
        set => _webhookDataId = value;
    }

    /// <summary>
    /// Whether a delivery carries the signature header alone, as the API reference has it; false unless changed: timestamp,
    /// event and delivery headers come along, as the settings page has it.
    /// </summary>
    public bool WebhookSignatureOnly
    {
        get => _webhookSignatureOnly;
        set => _webhookSignatureOnly = value;
    }

    internal void Reset()
    {
        WebhookDataId = default;
        WebhookSignatureOnly = false;
    }
}
