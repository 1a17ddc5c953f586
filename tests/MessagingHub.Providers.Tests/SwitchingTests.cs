using System.Text;
using System.Text.Json;
using MessagingHub.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests;

/// <summary>The promise of the library: one program, four services, one line of configuration; proved from the JSON to the ledger.</summary>
[CancelAfter(30_000)]
internal sealed class SwitchingTests
{
    private SandboxServer _sandbox = null!;

    [SetUp]
    public async Task StartSandbox() => _sandbox = await SandboxServer.StartAsync();

    [TearDown]
    public async Task StopSandbox() => await _sandbox.DisposeAsync();

    [TestCase("eu", SandboxDialect.VelaFlows)]
    [TestCase("support", SandboxDialect.Flowella)]
    [TestCase("wa", SandboxDialect.FlowIQ)]
    public async Task The_first_listed_conversation_is_answered(string defaultProvider, string dialect, CancellationToken cancellationToken)
    {
        await using MessagingHubInstance hub = Hub(defaultProvider);
        SentMessage sent = await ReplyToFirstAsync(hub.Default, cancellationToken);
        AcceptedMessage accepted = _sandbox.Ledger.Entries.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((accepted.Dialect, accepted.Kind, accepted.Text), Is.EqualTo((dialect, "text", "We are on it.")));
            Assert.That(sent.Provider, Is.EqualTo(defaultProvider));
            Assert.That(sent.Id, Is.EqualTo(accepted.Id));
            Assert.That(sent.Status, Is.EqualTo(MessageStatus.Accepted));
        }
    }

    [TestCase("support", SandboxDialect.Flowella)]
    [TestCase("Velstack", SandboxDialect.Velstack)]
    [TestCase("wa", SandboxDialect.FlowIQ)]
    public async Task A_text_goes_to_a_phone_number(string defaultProvider, string dialect, CancellationToken cancellationToken)
    {
        await using MessagingHubInstance hub = Hub(defaultProvider);
        SentMessage sent = await hub.Default.SendTextAsync(SandboxSeed.KnownPhone, "Hello", cancellationToken);
        AcceptedMessage accepted = _sandbox.Ledger.Entries.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((accepted.Dialect, accepted.Recipient, accepted.Text), Is.EqualTo((dialect, SandboxSeed.KnownPhone, "Hello")));
            Assert.That(sent.Status, Is.EqualTo(MessageStatus.Accepted));
        }
    }

    [TestCase("eu")]
    [TestCase("support")]
    [TestCase("Velstack")]
    [TestCase("wa")]
    public async Task All_contacts_are_listed_once_whatever_the_paging(string defaultProvider, CancellationToken cancellationToken)
    {
        await using MessagingHubInstance hub = Hub(defaultProvider);
        var ids = new List<string?>();
        await foreach (Page<Contact> page in hub.Default.ListContactsAsync().AsPages(pageSize: 7).WithCancellation(cancellationToken))
        {
            ids.AddRange(page.Items.Select(contact => contact.Id));
        }

        Assert.That(ids, Has.Count.EqualTo(SandboxSeed.ContactCount).And.Unique.And.None.Null);
    }

    [TestCase("eu", true)]
    [TestCase("support", false)]
    [TestCase("Velstack", false)]
    [TestCase("wa", false)]
    public async Task A_lost_answer_is_never_sent_again(string defaultProvider, bool byConversation, CancellationToken cancellationToken)
    {
        await using MessagingHubInstance hub = Hub(defaultProvider);
        MessageRecipient to = byConversation ? await FirstRecipientAsync(hub.Default, cancellationToken) : MessageRecipient.Phone(SandboxSeed.KnownPhone);
        _sandbox.Faults.Add(DialectOf(defaultProvider), SandboxOperation.Send, Fault.AcceptThenReset());

        MessagingException? failure = await Assert.ThrowsAsync<MessagingException>(
            async () => await hub.Default.SendAsync(OutboundMessage.Text(to, "Only once"), cancellationToken));

        Assert.That((failure!.MayHaveBeenAccepted, failure.CanResend, _sandbox.Ledger.Count), Is.EqualTo((true, false, 1)));
    }

    [TestCase("eu", "Velstack can.")]
    [TestCase("support", "Velstack can.")]
    [TestCase("wa", "Velstack can.")]
    public async Task A_change_of_contacts_that_a_service_lacks_names_who_can(string defaultProvider, string whoCan, CancellationToken cancellationToken)
    {
        await using MessagingHubInstance hub = Hub(defaultProvider);

        MessagingException? refused = await Assert.ThrowsAsync<MessagingException>(
            async () => await hub.Default.GetService<IContactWriter>()!.DeleteAsync("c1", cancellationToken));

        Assert.That((refused!.Code, refused.Operation), Is.EqualTo((MessagingErrorCode.NotSupported, "deleteContact")));
        Assert.That(refused.Message, Does.EndWith(whoCan));
        Assert.That(_sandbox.Requests.Entries, Is.Empty);
    }

    /// <summary>The program: it knows no service.</summary>
    private static async Task<SentMessage> ReplyToFirstAsync(IMessagingProvider messaging, CancellationToken cancellationToken) =>
        await messaging.SendAsync(OutboundMessage.Text(await FirstRecipientAsync(messaging, cancellationToken), "We are on it."), cancellationToken);

    private static async Task<MessageRecipient> FirstRecipientAsync(IMessagingProvider messaging, CancellationToken cancellationToken)
    {
        await foreach (Conversation conversation in messaging.ListConversationsAsync().WithCancellation(cancellationToken))
        {
            return conversation.AsRecipient();
        }

        throw new InvalidOperationException("The sandbox has conversations.");
    }

    private static string DialectOf(string account) => account switch
    {
        "eu" => SandboxDialect.VelaFlows,
        "support" => SandboxDialect.Flowella,
        "wa" => SandboxDialect.FlowIQ,
        _ => SandboxDialect.Velstack,
    };

    private MessagingHubInstance Hub(string defaultProvider)
    {
        string json = $$"""
            { "MessagingHub": { "DefaultProvider": {{JsonSerializer.Serialize(defaultProvider)}}, "Providers": {
                "support":  { "Kind": "Flowella",  "BaseAddress": "{{_sandbox.FlowellaAddress}}",  "ApiKey": "{{SandboxCredentials.FlowellaApiKey}}" },
                "eu":       { "Kind": "VelaFlows", "BaseAddress": "{{_sandbox.VelaFlowsAddress}}", "Token": "{{SandboxCredentials.VelaFlowsToken}}", "WorkspaceId": "{{SandboxCredentials.VelaFlowsWorkspaceId}}" },
                "wa":       { "Kind": "FlowIQ",    "BaseAddress": "{{_sandbox.FlowIQAddress}}",    "Token": "{{SandboxCredentials.FlowIQToken}}", "TenantId": "{{SandboxCredentials.FlowIQTenantId}}" },
                "Velstack": { "BaseAddress": "{{_sandbox.VelstackAddress}}", "ApiKey": "{{SandboxCredentials.VelstackApiKey}}", "DefaultSender": "{{SandboxCredentials.VelstackSenderId}}" } } } }
            """;
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        return MessagingHubFactory.Create(
            configuration.GetSection("MessagingHub"), hub => hub.AddVelaFlows().AddFlowella().AddVelstack().AddFlowIQ());
    }
}
