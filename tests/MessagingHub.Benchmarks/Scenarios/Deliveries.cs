using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Benchmarks;

/// <summary>A webhook of VelaFlows in any size, signed or forged, and the two who read it.</summary>
internal sealed class Deliveries : IDisposable
{
    private const string Secret = "kX8_secret-of-the-subscription";

    private readonly MessagingHubInstance _hub = MessagingHubFactory.Create(hub => hub.AddVelaFlows(Scenario.Account, options =>
    {
        (options.Token, options.WorkspaceId) = ("sk_test_abcdefghijklmnop", "64f1a2b3c4d5e6f7a8b9c0d1");
        options.Webhooks.Secrets = [Secret];
    }));

    public Deliveries() => Reader = _hub.Default.GetService<IWebhookReader>()!;

    public DeliveryByHand ByHand { get; } = new(Scenario.Account, Secret);

    public IWebhookReader Reader { get; }

    /// <summary>A message received, in a body of this many bytes: the same event with more or less of what nobody reads.</summary>
    public static WebhookDelivery Signed(int size) => Of(size, Secret);

    public static WebhookDelivery Forged(int size) => Of(size, "somebody-elses-secret");

    public void Dispose() => _hub.Dispose();

    private static WebhookDelivery Of(int size, string secret)
    {
        const string Begin =
            """{"eventId":"evt_65a1b2c3d4e5f6a7","eventType":"inbox.message.received","timestamp":"2026-03-20T08:15:00.000Z","data":{"conversationId":"65a1b2c3d4e5f6a7b8c9d0e1","message":{"_id":"65a1b2c3d4e5f6a7b8c9d0f7","text":"Is my table ready?","sender":{"type":"contact","name":"Jane Smith","phone":"+15551234567"}}},"metadata":" """;
        const string End = "\"}";
        byte[] body = Encoding.UTF8.GetBytes(Begin + new string('x', size - Begin.Length - End.Length) + End);
        string signature = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return new WebhookDelivery { Body = body, Headers = new Dictionary<string, string> { ["X-Webhook-Signature"] = signature } };
    }
}
