namespace MessagingHub;

/// <summary>Reads what a service pushes: verifies that it is the service's, and turns it into events.</summary>
public interface IWebhookReader
{
    /// <summary>Reads one delivery. A forged or malformed delivery is a result, never an exception.</summary>
    /// <param name="delivery">The request as received.</param>
    WebhookResult Read(WebhookDelivery delivery);
}
