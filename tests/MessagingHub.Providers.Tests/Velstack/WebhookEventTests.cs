using System.Text;
using MessagingHub.Providers.Tests.Webhooks;

namespace MessagingHub.Providers.Tests.Velstack;

/// <summary>Deliveries, of which the documents show nothing.</summary>
internal sealed class WebhookEventTests
{
    [TestCase("""{"event":"sms.delivered","data":{"message_id":"m1","status":"delivered"}}""")]
    [TestCase("""[{"a":1}]""")]
    [TestCase("event=delivered&id=1")]
    [TestCase("")]
    public void A_delivery_is_kept_as_it_is_and_nothing_is_guessed(string body)
    {
        using var account = new WebhookAccount("Velstack", [WebhookAccount.Secret]);

        WebhookResult result = account.Reader.Read(WebhookAccount.With(Encoding.UTF8.GetBytes(body)) with { PathSecret = WebhookAccount.Secret });

        Assert.That(result.IsVerified, Is.True, result.Reason);
        Assert.That(
            result.Events.Single() with { Raw = default },
            Is.EqualTo(new MessagingEvent { Provider = WebhookAccount.Name, Service = "Velstack", Kind = MessagingEventKind.Other }));
        Assert.That(Encoding.UTF8.GetString(result.Events[0].Raw.Span), Is.EqualTo(body));
    }
}
