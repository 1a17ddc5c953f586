using MessagingHub.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Samples;

/// <summary>The README's code, run against the sandbox; <see cref="ReadmeTests"/> keeps the two the same.</summary>
[CancelAfter(30_000)]
internal sealed class ReadmeSamples
{
    private SandboxServer _sandbox = null!;

    [SetUp]
    public async Task StartSandbox() => _sandbox = await SandboxServer.StartAsync();

    [TearDown]
    public async Task StopSandbox() => await _sandbox.DisposeAsync();

    [Test]
    public async Task Accounts_come_from_configuration_and_a_class_asks_for_the_default()
    {
        HostApplicationBuilder builder = Builder();

        #region register
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub"))
            .AddVelaFlows().AddFlowella().AddVelstack().AddFlowIQ();
        #endregion

        builder.Services.AddSingleton<Reminders>();
        using IHost host = builder.Build();
        SentMessage sent = await host.Services.GetRequiredService<Reminders>().RemindAsync(SandboxSeed.KnownPhone);

        Assert.That(sent.Status, Is.EqualTo(MessageStatus.Accepted));
        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_listed_conversation_can_be_answered_and_a_page_has_a_token()
    {
        await using MessagingHubInstance hub = Hub();
        IMessagingProvider messaging = hub.Default;

        #region list
        await foreach (Conversation conversation in messaging.ListConversationsAsync(new() { Status = ConversationStatus.Open }))
        {
            await messaging.SendAsync(OutboundMessage.Text(conversation.AsRecipient(), "Thank you, we are looking into it."));
        }

        Page<Contact> page = await messaging.ListContactsAsync().GetPageAsync(new() { PageSize = 20 });
        string? more = page.ContinuationToken;
        #endregion

        Assert.That(_sandbox.Ledger.Count, Is.GreaterThan(0));
        Assert.That(more, Is.Not.Null);
    }

    [Test]
    public async Task A_refused_send_is_tried_again_and_a_lost_answer_is_looked_at()
    {
        await using MessagingHubInstance hub = Hub();
        var queue = new Colleagues();
        _sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.AcceptThenReset());
        await SendAsync(hub.Default, queue, queue);
        _sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.Status(429, TimeSpan.FromMinutes(15)));
        await SendAsync(hub.Default, queue, queue);

        Assert.That(queue.TriedAgain, Is.EqualTo((TimeSpan?[])[TimeSpan.FromMinutes(15)]));
        Assert.That(queue.LookedAt, Has.Count.EqualTo(1));
        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Messages_are_read_where_the_service_has_them()
    {
        await using MessagingHubInstance hub = Hub();
        await ShowAsync(hub.Default);
        Assert.That(hub.Default.GetService<IMessageHistory>(), Is.Null);
    }

    [Test]
    public async Task A_hub_needs_no_container()
    {
        string apiKey = SandboxCredentials.FlowellaApiKey;
        Uri address = _sandbox.FlowellaAddress;

        #region factory
        await using MessagingHubInstance hub = MessagingHubFactory.Create(hub => hub.AddFlowella("support", account =>
        {
            account.ApiKey = apiKey;
            account.BaseAddress = address; // the sandbox's; left out, it is the service's own
        }));
        SentMessage sent = await hub.Default.SendTextAsync("+15551234567", "Hello");
        #endregion

        Assert.That(sent.Id, Is.EqualTo(_sandbox.Ledger.Entries.Single().Id));
    }

    [Test]
    public async Task An_applications_handler_sees_every_attempt()
    {
        HostApplicationBuilder builder = Builder();

        #region handlers
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub"))
            .AddFlowella()
            .ConfigureHttpClient(http => http.AddHttpMessageHandler(() => new TraceHandler()));
        #endregion

        using IHost host = builder.Build();
        await host.Services.GetRequiredService<IMessagingProvider>().SendTextAsync(SandboxSeed.KnownPhone, "Hello");
        Assert.That(_sandbox.Requests.Entries[^1].Headers.Keys, Does.Contain("X-Trace"));
    }

    private static async Task SendAsync(IMessagingProvider messaging, Colleagues queue, Colleagues people)
    {
        #region failure
        try
        {
            await messaging.SendTextAsync("+15551234567", "Your parcel is here.");
        }
        catch (MessagingException failure) when (failure.CanResend)
        {
            await queue.TryAgainAsync(after: failure.RetryAfter); // it provably was not accepted
        }
        catch (MessagingException failure) when (failure.MayHaveBeenAccepted)
        {
            await people.LookAtAsync(failure); // timeout, lost connection, 5xx, unreadable answer: never resent
        }
        #endregion
    }

    private static async Task ShowAsync(IMessagingProvider messaging)
    {
        #region feature
        if (messaging.GetService<IMessageHistory>() is { } history)
        {
            await foreach (Message message in history.ListMessagesAsync(new() { With = MessageRecipient.Phone("+15551234567") }))
            {
                Console.WriteLine($"{message.SentAt:t} {message.Direction}: {message.Text}");
            }
        }
        #endregion
    }

    private HostApplicationBuilder Builder()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Settings());
        return builder;
    }

    private MessagingHubInstance Hub() => MessagingHubFactory.Create(
        new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build().GetSection("MessagingHub"), hub => hub.AddFlowella());

    private Dictionary<string, string?> Settings() => new()
    {
        ["MessagingHub:Providers:support:Kind"] = "Flowella",
        ["MessagingHub:Providers:support:ApiKey"] = SandboxCredentials.FlowellaApiKey,
        ["MessagingHub:Providers:support:BaseAddress"] = _sandbox.FlowellaAddress.AbsoluteUri,
    };
}
