namespace MessagingHub;

/// <summary>Registers addresses the service pushes to.</summary>
public interface IWebhookSubscriptions
{
    /// <summary>Registers an address.</summary>
    /// <param name="subscription">The address and what it wants to hear.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<WebhookSubscription> SubscribeAsync(WebhookSubscriptionDraft subscription, CancellationToken cancellationToken = default);
}
