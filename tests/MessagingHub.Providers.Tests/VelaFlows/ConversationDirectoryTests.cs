#pragma warning disable MHUB001 // what is experimental is tested, too
using System.Net;
using System.Text;
using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;
using MessagingHub.VelaFlows;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.VelaFlows;

/// <summary>From what VelaFlows pushes to a send to a phone number.</summary>
[CancelAfter(30_000)]
internal sealed class ConversationDirectoryTests
{
    private const string Phone = "+15551234567";

    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Without_a_webhook_the_number_is_not_known_and_nothing_is_sent(CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        await using ServiceProvider services = Services(sandbox.VelaFlowsAddress);

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => SendAsync(services, SandboxSeed.KnownPhone, cancellationToken));

        Assert.That((failure?.Code, failure?.MayHaveBeenAccepted, sandbox.Ledger.Count, sandbox.Requests.Entries.Count), Is.EqualTo((MessagingErrorCode.NotFound, false, 0, 0)));
        Assert.That(services.GetRequiredService<IMessagingProviders>().Get("eu").Capabilities.Recipients.HasFlag(MessageRecipients.Phone), Is.True);
    }

    [Test]
    public async Task A_signed_webhook_teaches_the_conversation_and_a_service_that_knows_no_such_id_says_404_with_nothing_sent(CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        await using ServiceProvider services = Services(sandbox.VelaFlowsAddress);
        await LearnAsync(services, cancellationToken);

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(() => SendAsync(services, SandboxSeed.KnownPhone, cancellationToken));

        // C6: the documents show bare ids in the API and prefixed ones in webhooks; the sandbox takes each only where it is shown.
        Assert.That((failure?.Code, failure?.StatusCode, failure?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.NotFound, (int?)404, false)));
        Assert.That(sandbox.Requests.Entries.Single().Path, Does.Match("/inbox/conversations/conv_[0-9a-f]{24}/messages$"));
        Assert.That(sandbox.Ledger.Count, Is.Zero);
    }

    [Test]
    public async Task Where_the_service_takes_the_webhooks_id_the_message_reaches_the_conversation(CancellationToken cancellationToken)
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        await using ServiceProvider services = Services(sandbox.VelaFlowsAddress, hub => hub.ConfigureHttpClient(http => http.AddHttpMessageHandler(() => new PrefixIsKnown())));
        await LearnAsync(services, cancellationToken);

        SentMessage sent = await SendAsync(services, SandboxSeed.KnownPhone, cancellationToken);

        AcceptedMessage accepted = sandbox.Ledger.Entries.Single();
        Assert.That((accepted.Id, accepted.Recipient), Is.EqualTo((sent.Id, SandboxSeed.KnownPhone)));
    }

    [Test]
    public async Task Two_accounts_do_not_learn_from_each_other()
    {
        ConversationDirectory directory = Added().GetRequiredService<ConversationDirectory>();
        await directory.HandleAsync(Event("eu", "conv_eu"), CancellationToken.None);
        await directory.HandleAsync(Event("US", "conv_us"), CancellationToken.None);

        Assert.That(await FindAsync(directory, "EU"), Is.EqualTo("conv_eu"));
        Assert.That(await FindAsync(directory, "us"), Is.EqualTo("conv_us"));
        Assert.That(await FindAsync(directory, "another"), Is.Null);
    }

    [Test]
    public async Task The_newest_conversation_counts_in_whatever_order_the_webhooks_come([Values] bool newestFirst)
    {
        ConversationDirectory directory = Added().GetRequiredService<ConversationDirectory>();
        MessagingEvent[] events = [Event("eu", "conv_old", Noon), Event("eu", "conv_undated", null), Event("eu", "conv_new", Noon.AddSeconds(1))];
        foreach (MessagingEvent happened in newestFirst ? events.Reverse() : events)
        {
            await directory.HandleAsync(happened, CancellationToken.None);
        }

        Assert.That(await FindAsync(directory, "eu"), Is.EqualTo("conv_new"));
    }

    [TestCase("+1 (555) 123-4567", true)]
    [TestCase("15551234567", true)]
    [TestCase("+15551234568", false)]
    [TestCase("visitor", false)]
    public async Task A_number_is_the_same_however_it_is_written(string written, bool isFound)
    {
        ConversationDirectory directory = Added().GetRequiredService<ConversationDirectory>();
        await directory.HandleAsync(Event("eu", "conv_1") with { Phone = "visitor" }, CancellationToken.None);
        await directory.HandleAsync(Event("eu", "conv_2"), CancellationToken.None);

        Assert.That(await directory.ResolverOf("eu").FindConversationAsync(written, CancellationToken.None), Is.EqualTo(isFound ? "conv_2" : null));
    }

    [Test]
    public async Task Only_events_of_VelaFlows_with_a_number_and_a_conversation_teach_anything()
    {
        ConversationDirectory directory = Added().GetRequiredService<ConversationDirectory>();
        MessagingEvent good = Event("eu", "conv_1");
        foreach (MessagingEvent useless in (MessagingEvent[])[
            good with { Service = "Flowella" }, good with { Provider = null }, good with { Kind = MessagingEventKind.Other },
            good with { ConversationId = null }, good with { Phone = null }])
        {
            await directory.HandleAsync(useless, CancellationToken.None);
        }

        Assert.That(await FindAsync(directory, "eu"), Is.Null);
        await directory.HandleAsync(good, CancellationToken.None);
        Assert.That(await FindAsync(directory, "eu"), Is.EqualTo("conv_1"));
    }

    [Test]
    public async Task What_was_not_used_for_the_longest_time_is_forgotten_first()
    {
        IConversationStore store = Added(capacity: 2).GetRequiredService<IConversationStore>();
        await store.PutAsync("eu", "1", "conv_1", Noon, CancellationToken.None);
        await store.PutAsync("eu", "2", "conv_2", Noon, CancellationToken.None);
        await store.FindAsync("eu", "1", CancellationToken.None);
        await store.PutAsync("eu", "3", "conv_3", Noon, CancellationToken.None);

        string?[] found = [.. await Task.WhenAll(new[] { "1", "2", "3" }.Select(phone => store.FindAsync("eu", phone, CancellationToken.None).AsTask()))];
        Assert.That(found, Is.EqualTo(new[] { "conv_1", null, "conv_3" }));
    }

    [Test]
    public async Task An_applications_own_resolver_and_store_come_first_and_a_second_call_changes_nothing()
    {
        IConversationStore store = Added().GetRequiredService<IConversationStore>();
        var services = new ServiceCollection();
        services.AddMessagingHub().AddConversationDirectory().AddConversationDirectory(capacity: 1)
            .AddVelaFlows("own", options => Configure(options, new Uri("https://api.example.com/"), new Nobody()))
            .AddVelaFlows("eu", options => Configure(options, new Uri("https://api.example.com/")));
        services.AddSingleton(store);
        await using ServiceProvider provider = services.BuildServiceProvider();
        foreach (string account in (string[])["own", "eu"])
        {
            await provider.GetRequiredService<WebhookReceiver>().ReceiveAsync(account, Delivery());
        }

        Assert.That(provider.GetServices<IMessagingEventHandler>().Count(), Is.EqualTo(1));
        Assert.That(await store.FindAsync("eu", "15551234567", CancellationToken.None), Is.EqualTo("conv_7"));
        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            () => provider.GetRequiredService<IMessagingProviders>().Get("own").SendTextAsync(Phone, "Hello"));
        Assert.That(failure?.Code, Is.EqualTo(MessagingErrorCode.NotFound));
    }

    private static WebhookDelivery Delivery() => WebhookAccount.Delivery("VelaFlows", WebhookAccount.Secret, Encoding.UTF8.GetBytes(
        """
        {"eventId":"evt_1","eventType":"inbox.message.received","data":
          {"conversationId":"conv_7","message":{"sender":{"type":"contact","phone":"+15551234567"}}}}
        """));

    private static MessagingEvent Event(string account, string conversation) => Event(account, conversation, Noon);

    private static MessagingEvent Event(string account, string conversation, DateTimeOffset? at) => new()
    {
        Provider = account,
        Service = "VelaFlows",
        Kind = MessagingEventKind.MessageReceived,
        ConversationId = conversation,
        Phone = Phone,
        OccurredAt = at,
    };

    private static Task<string?> FindAsync(ConversationDirectory directory, string account) =>
        directory.ResolverOf(account).FindConversationAsync(Phone, CancellationToken.None);

    private static Task<SentMessage> SendAsync(ServiceProvider services, string phone, CancellationToken cancellationToken) =>
        services.GetRequiredService<IMessagingProviders>().Get("eu").SendTextAsync(phone, "Hello", cancellationToken: cancellationToken);

    /// <summary>Lets the sandbox push a message that came in, signed, to the account's receiver.</summary>
    private static async Task LearnAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        using var receiver = new ToReceiver(services.GetRequiredService<WebhookReceiver>());
        await using var pushing = new MessagingSandbox(webhookHandler: receiver);
        pushing.Webhooks.Add(SandboxDialect.VelaFlows, new Uri("http://localhost/webhooks/eu"), WebhookAccount.Secret, ["inbox.message.received"]);
        pushing.Webhooks.Receive(SandboxDialect.VelaFlows, SandboxSeed.KnownPhone, "Is my table ready?");
        await pushing.Webhooks.Deliveries.WaitForAttemptsAsync(1, cancellationToken);
        Assert.That(pushing.Webhooks.Deliveries.Entries.Single().State, Is.EqualTo("delivered"));
    }

    /// <summary>What the application gets; nothing in it needs disposal.</summary>
    private static ServiceProvider Added(int capacity = 10)
    {
        var services = new ServiceCollection();
        services.AddMessagingHub().AddConversationDirectory(capacity);
        return services.BuildServiceProvider();
    }

    private static ServiceProvider Services(Uri address, Action<MessagingHubBuilder>? more = null)
    {
        var services = new ServiceCollection();
        MessagingHubBuilder hub = services.AddMessagingHub().AddVelaFlows("eu", options => Configure(options, address)).AddConversationDirectory();
        more?.Invoke(hub);
        return services.BuildServiceProvider();
    }

    private static void Configure(VelaFlowsOptions options, Uri address, IConversationResolver? resolver = null)
    {
        options.BaseAddress = address;
        options.Token = SandboxCredentials.VelaFlowsToken;
        options.WorkspaceId = SandboxCredentials.VelaFlowsWorkspaceId;
        options.Webhooks.Secrets = [WebhookAccount.Secret];
        options.ConversationResolver = resolver;
    }

    /// <summary>A service that takes the webhooks' ids, too: the case in which the directory is of use.</summary>
    private sealed class PrefixIsKnown : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri.Replace("/conv_", "/", StringComparison.Ordinal));
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class ToReceiver(WebhookReceiver receiver) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            WebhookVerdict verdict = await receiver.ReceiveAsync(
                request.RequestUri!.Segments[^1],
                new WebhookDelivery
                {
                    Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken),
                    Headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)),
                },
                cancellationToken);
            return new HttpResponseMessage(verdict == WebhookVerdict.Handled ? HttpStatusCode.NoContent : HttpStatusCode.Unauthorized);
        }
    }

    private sealed class Nobody : IConversationResolver
    {
        public Task<string?> FindConversationAsync(string phoneNumber, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
