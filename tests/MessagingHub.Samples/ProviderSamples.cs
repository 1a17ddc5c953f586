using MessagingHub.Sandbox;
using MessagingHub.VelaFlows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Samples;

/// <summary>What the providers' READMEs show, run against the sandbox.</summary>
[CancelAfter(30_000)]
internal sealed class ProviderSamples
{
    private SandboxServer _sandbox = null!;

    [SetUp]
    public async Task StartSandbox() => _sandbox = await SandboxServer.StartAsync();

    [TearDown]
    public async Task StopSandbox() => await _sandbox.DisposeAsync();

    [Test]
    public void VelaFlows_learns_its_conversations()
    {
        HostApplicationBuilder builder = Builder(
            "eu", "VelaFlows", _sandbox.VelaFlowsAddress, ("Token", SandboxCredentials.VelaFlowsToken), ("WorkspaceId", SandboxCredentials.VelaFlowsWorkspaceId));

#pragma warning disable MHUB001 // Silenced on purpose, as an application has to.
        #region directory
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddVelaFlows().AddConversationDirectory();
        #endregion
#pragma warning restore MHUB001

        using IHost host = builder.Build();
        Assert.That(host.Services.GetRequiredService<IMessagingProvider>().Capabilities.Recipients, Is.EqualTo(MessageRecipients.Phone | MessageRecipients.Conversation));
    }

    [Test]
    public async Task FlowIQ_sends()
    {
        HostApplicationBuilder builder = Builder("wa", "FlowIQ", _sandbox.FlowIQAddress, ("Token", SandboxCredentials.FlowIQToken), ("TenantId", SandboxCredentials.FlowIQTenantId));

        #region flowIQ
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddFlowIQ();
        #endregion

        using IHost host = builder.Build();
        IMessagingProvider provider = host.Services.GetRequiredService<IMessagingProvider>();

        #region flowIQSend
        await provider.SendTextAsync("+12025550101", "Hello");
        #endregion

        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task VelaFlows_answers_a_conversation()
    {
        HostApplicationBuilder builder = VelaFlows();

        #region velaFlows
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddVelaFlows();
        #endregion

        using IHost host = builder.Build();
        IMessagingProvider provider = host.Services.GetRequiredService<IMessagingProvider>();

        #region velaFlowsAnswer
        Page<Conversation> open = await provider.ListConversationsAsync(new() { Status = ConversationStatus.Open }).GetPageAsync();
        await provider.SendAsync(OutboundMessage.Text(open.Items[0].AsRecipient(), "Hello! How can I help you today?"));
        #endregion

        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task VelaFlows_sends_to_a_number_whose_conversation_the_application_knows()
    {
        HostApplicationBuilder builder = VelaFlows();
        MessagingHubBuilder hub = builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub"));

        #region resolver
        hub.AddVelaFlows("eu", options => options.ConversationResolver = new OurConversations());
        #endregion

        using IHost host = builder.Build();
        await host.Services.GetRequiredService<IMessagingProvider>().SendTextAsync(SandboxSeed.KnownPhone, "Hello");

        Assert.That(_sandbox.Ledger.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Velstack_sends()
    {
        HostApplicationBuilder builder = Builder(
            "sms", "Velstack", _sandbox.VelstackAddress, ("ApiKey", SandboxCredentials.VelstackApiKey), ("DefaultSender", SandboxCredentials.VelstackSenderId));

        #region velstack
        builder.Services.AddMessagingHub(builder.Configuration.GetSection("MessagingHub")).AddVelstack();
        #endregion

        using IHost host = builder.Build();
        IMessagingProvider provider = host.Services.GetRequiredService<IMessagingProvider>();

        #region velstackSend
        SentMessage sent = await provider.SendTextAsync("0241234567", "Your parcel is here.");
        #endregion

        Assert.That((sent.Status, _sandbox.Ledger.Count), Is.EqualTo((MessageStatus.Accepted, 1)));
    }

    private HostApplicationBuilder VelaFlows() => Builder(
        "eu", "VelaFlows", _sandbox.VelaFlowsAddress, ("Token", SandboxCredentials.VelaFlowsToken), ("WorkspaceId", SandboxCredentials.VelaFlowsWorkspaceId));

    private static HostApplicationBuilder Builder(string account, string kind, Uri address, params (string Name, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            from setting in (IEnumerable<(string Name, string Value)>)[("Kind", kind), ("BaseAddress", address.AbsoluteUri), .. settings]
            select KeyValuePair.Create<string, string?>($"MessagingHub:Providers:{account}:{setting.Name}", setting.Value));
        return builder;
    }

    /// <summary>The application's own records; the sandbox has the same world whenever it begins.</summary>
    private sealed class OurConversations : IConversationResolver
    {
        public Task<string?> FindConversationAsync(string phoneNumber, CancellationToken cancellationToken) =>
            Task.FromResult<string?>(phoneNumber == SandboxSeed.KnownPhone ? VelaFlowsIds.Of(new MessagingSandbox().World.Conversations[0]) : null);
    }
}
