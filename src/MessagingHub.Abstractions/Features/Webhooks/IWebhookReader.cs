namespace MessagingHub;

/// <summary>Reads what a service pushes: verifies that it is the service's, and turns it into events.</summary>
/// <remarks>
/// A reader keeps the secrets it was made with: ask the account for it each time, so that changed settings take effect.
/// A reader remembers nothing: a repeated delivery is read again, into events with the same <see cref="MessagingEvent.Id"/>.
/// </remarks>
public interface IWebhookReader
{
    /// <summary>Reads one delivery. A forged or malformed delivery is a result, never an exception.</summary>
    /// <param name="delivery">The request as received.</param>
    WebhookResult Read(WebhookDelivery delivery);
}
