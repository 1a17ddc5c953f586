using MessagingHub.Sandbox;

namespace MessagingHub.Tests.Sandbox;

/// <summary>The one part that tests without a socket cannot show: the sandbox's own HTTP client.</summary>
public sealed class WebhookSocketTests
{
    [Test]
    public async Task Deliveries_go_over_real_sockets_and_a_closed_port_is_a_failed_attempt()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using LoopbackServer receiver = LoopbackServer.Answering(exchange => exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        await using SandboxServer server = await SandboxServer.StartAsync(cancellationToken: limit.Token);
        WebhookRegistration good = server.Webhooks.Add("flowiq", receiver.Address);
        WebhookRegistration bad = server.Webhooks.Add("flowiq", LoopbackServer.ClosedPort());

        server.Webhooks.Receive("flowiq", SandboxSeed.KnownPhone, "Hi");
        await server.Webhooks.Deliveries.WaitForAttemptsAsync(2, limit.Token);

        ILookup<int, WebhookAttempt> attempts = server.Webhooks.Deliveries.Entries
            .ToLookup(delivery => delivery.Registration, delivery => delivery.Attempts.Single());
        Assert.Multiple(() =>
        {
            Assert.That(attempts[good.Number].Single().Status, Is.EqualTo(200));
            Assert.That(attempts[bad.Number].Single().Problem, Is.EqualTo("connection"));
            Assert.That(receiver.Requests, Has.Count.EqualTo(1));
        });
    }
}
