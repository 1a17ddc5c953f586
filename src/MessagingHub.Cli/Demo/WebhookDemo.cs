using MessagingHub.Sandbox;

namespace MessagingHub.Cli;

/// <summary>Registers an address of this process at a service of the sandbox, and hears from it what became of a message.</summary>
internal sealed class WebhookDemo(SandboxServer server, WebhookPlace place, Uri host, DemoInbox inbox, MhubEnvironment environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly WebhookTiming Soon = new() { Delivered = TimeSpan.FromMilliseconds(20), Read = null };

    /// <summary>Sends, and waits until the service has told twice that the message was delivered.</summary>
    /// <param name="webhook">What the service tells, and how.</param>
    /// <param name="send">Sends the message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What came back.</returns>
    public async Task<string> RunAsync(SandboxWebhook webhook, Func<Task<SentMessage>> send, CancellationToken cancellationToken)
    {
        server.Webhooks.Timing = Soon;
        var address = new Uri(place.AddressAt(host, webhook.Secret));
        int before = server.Webhooks.Deliveries.Attempts;
        WebhookRegistration registration = server.Webhooks.Add(webhook.Dialect, address, place.IsSigned ? webhook.Secret : null, [webhook.Delivered]);
        server.Webhooks.Tricks.Add(webhook.Dialect, WebhookTrick.Duplicate);
        try
        {
            SentMessage sent = await send();
            await WaitForTwoAsync(before, cancellationToken);
            return inbox.DeliveredReportsOf(place.Provider.Name, sent.Id) switch
            {
                1 => $"{webhook.Delivered} came back, verified by {(place.IsSigned ? "its signature" : "the secret in the address")}; told twice, handled once",
                int count => throw new DemoFailedException($"The service told twice that the message was delivered; verified and handled {count} times instead of once."),
            };
        }
        finally
        {
            // Where nobody listens, messages stay as they are: the rest of the demo is as it would be without this step.
            server.Webhooks.Remove(registration.Number);
            server.Webhooks.Tricks.Clear();
        }
    }

    private async Task WaitForTwoAsync(int before, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(Patience, environment.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            await server.Webhooks.Deliveries.WaitForAttemptsAsync(before + 2, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DemoFailedException($"The sandbox did not tell within {Patience.TotalSeconds:0} seconds that the message was delivered.");
        }
    }
}
