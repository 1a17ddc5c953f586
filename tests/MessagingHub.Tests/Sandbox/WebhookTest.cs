using System.Security.Cryptography;
using System.Text;
using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

/// <summary>A sandbox in memory on a clock that only the test moves, whose deliveries end at a receiver without a socket.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class WebhookTest() : SandboxTest(Transport.Memory)
{
    protected const string Secret = "whsec_test";

    protected static readonly Uri Address = new("http://127.0.0.1:9/hook");

    internal FakeTime Time { get; } = new();

    internal HookReceiver Receiver { get; } = new();

    protected SandboxWebhooks Hooks => Box.Webhooks;

    protected override TimeProvider SandboxClock => Time;

    protected override HttpMessageHandler? WebhookHandler => Receiver;

    [TearDown]
    public void CloseReceiver() => Receiver.Dispose();

    /// <summary>Waits until so many requests were made in all, and what follows from them is settled.</summary>
    protected Task AttemptsAsync(int count) => Hooks.Deliveries.WaitForAttemptsAsync(count, Limit);

    protected async Task<string> SendFlowellaAsync(string to = SandboxSeed.KnownPhone)
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowellaApiKey);
        Reply reply = await SendAsync(HttpMethod.Post, "flowella/api/v1/messages", $$"""{"to":"{{to}}","text":"Hello"}""");
        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
        return reply.String("id");
    }

    protected async Task<string> SendFlowIQAsync(string text = "Hello")
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", SandboxCredentials.FlowIQToken);
        Reply reply = await SendAsync(
            HttpMethod.Post, "flowiq/send-whatsapp",
            $$"""{"phone_number":"12025550101","message_type":"text","text":"{{text}}"}""");
        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
        return reply.Json.GetProperty("data").GetProperty("message_id").GetString()!;
    }

    /// <summary>HMAC-SHA256 over the raw body, key as UTF-8, lower-case hexadecimal: as VelaFlows and Flowella document it.</summary>
    protected static string SignatureOf(byte[] body, string secret = Secret)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return string.Concat(hmac.ComputeHash(body).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
