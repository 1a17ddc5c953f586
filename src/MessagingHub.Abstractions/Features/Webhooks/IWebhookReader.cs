namespace MessagingHub;

/// <summary>Reads what a service pushes: verifies that it is the service's, and turns it into events.</summary>
/// <remarks>
/// A reader keeps the secrets it was made with: ask the account for it each time, so that changed settings take effect.
/// Reading is pure and repeats nothing away: a repeated delivery gives events with the same <see cref="MessagingEvent.Id"/> again.
/// </remarks>
public interface IWebhookReader
{
    /// <summary>Reads one delivery. A forged or malformed delivery is a result, never an exception.</summary>
    /// <param name="delivery">The request as received.</param>
    WebhookResult Read(WebhookDelivery delivery);
}
