namespace MessagingHub.Sandbox;

/// <summary>One event for one address, from the first attempt to the last. Only the lane it travels in touches it.</summary>
internal sealed class WebhookParcel(
    WebhookRegistration registration, WebhookEvent happened, WebhookTrick? trick, WebhookDeliveryLog.Line line)
{
    public WebhookRegistration Registration => registration;

    public WebhookEvent Event => happened;

    public WebhookDeliveryLog.Line Line => line;

    /// <summary>Which attempt is being made, from 1.</summary>
    public int Attempt { get; set; }

    /// <summary>The trick of this attempt: the first one's alone.</summary>
    public WebhookTrick? Trick => Attempt == 1 ? trick : null;

    /// <summary>What was held back until this one has gone out.</summary>
    public IReadOnlyList<WebhookParcel> Releases { get; set; } = [];
}
