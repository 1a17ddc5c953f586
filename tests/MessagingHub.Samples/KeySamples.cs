using MessagingHub.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Samples;

/// <summary>The code of the hub's README, run against the sandbox; <see cref="ReadmeTests"/> keeps the two the same.</summary>
[CancelAfter(30_000)]
internal sealed class KeySamples
{
    private SandboxServer _sandbox = null!;
    private HostApplicationBuilder _builder = null!;

    [SetUp]
    public async Task StartSandbox()
    {
        _sandbox = await SandboxServer.StartAsync();
        _builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        _builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MessagingHub:Providers:support:Kind"] = "Flowella",
            ["MessagingHub:Providers:support:ApiKey"] = SandboxCredentials.FlowellaApiKey,
            ["MessagingHub:Providers:support:BaseAddress"] = _sandbox.FlowellaAddress.AbsoluteUri,
        });
    }

    [TearDown]
    public async Task StopSandbox() => await _sandbox.DisposeAsync();

    [Test]
    public async Task A_hub_needs_one_line()
    {
        HostApplicationBuilder builder = _builder;

        #region hub
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddFlowella();
        #endregion

        using IHost host = builder.Build();
        await host.Services.GetRequiredService<IMessagingProvider>().SendTextAsync(SandboxSeed.KnownPhone, "Hello");
        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_with_a_key_is_sent_once()
    {
        using IHost host = HostWithJournal();
        IMessagingProvider messaging = host.Services.GetRequiredService<IMessagingProvider>();

        SentMessage first = await SendAsync(messaging, parcel: 7);
        SentMessage second = await SendAsync(messaging, parcel: 7);

        Assert.That((first.Replayed, second.Replayed, second.Id), Is.EqualTo(((bool?)null, (bool?)true, first.Id)));
        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_whose_answer_was_lost_is_refused_until_the_caller_says_otherwise()
    {
        using IHost host = HostWithJournal();
        IMessagingProvider messaging = host.Services.GetRequiredService<IMessagingProvider>();
        _sandbox.Faults.Add(SandboxDialect.Flowella, SandboxOperation.Send, Fault.AcceptThenReset());

        await Assert.ThrowsAsync<MessagingException>(() => SendAsync(messaging, parcel: 7));
        MessagingException? refused = await Assert.ThrowsAsync<MessagingException>(() => SendAsync(messaging, parcel: 7));

        Assert.That((refused?.Code, refused?.MayHaveBeenAccepted), Is.EqualTo((MessagingErrorCode.Conflict, true)));
        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    private IHost HostWithJournal()
    {
        HostApplicationBuilder builder = _builder;

        #region journal
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub"))
            .AddFlowella()
            .AddInMemorySendJournal();
        #endregion

        return builder.Build();
    }

    private static async Task<SentMessage> SendAsync(IMessagingProvider messaging, int parcel)
    {
        #region key
        OutboundMessage message = OutboundMessage.Text(MessageRecipient.Phone("+15551234567"), "Your parcel is here.") with
        {
            IdempotencyKey = $"parcel-{parcel}-is-here", // the same however often this message is tried
        };
        SentMessage sent = await messaging.SendAsync(message); // a second time: the same result, and Replayed is true
        #endregion

        return sent;
    }
}
