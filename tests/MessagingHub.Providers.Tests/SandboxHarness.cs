using System.Reflection;
using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Webhooks;
using MessagingHub.Sandbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MessagingHub.Providers.Tests;

/// <summary>The sandbox, in memory, as the stand-in that the conformance kit asks for.</summary>
internal abstract class SandboxHarness(string dialect) : ProviderHarness
{
    private IHost? _host;

    public override string KnownPhone => SandboxSeed.KnownPhone;

    public override IReadOnlyList<string?> Accepted => [.. Box.Ledger.Entries.Select(accepted => accepted.Text)];

    /// <summary>Signed, or with the shared secret, as the kind's documents say.</summary>
    public sealed override WebhookDelivery GenuineDelivery => WebhookAccount.Delivery(
        Extensions.Name[..^"BuilderExtensions".Length], WebhookAccount.Secret, """{"eventId":"evt_1","event_type":"message_read","data":{"id":"cm8evt0001"}}"""u8.ToArray());

    /// <summary>Changes what the provider declares, so that a test can see the kit find it; null to leave it as it is.</summary>
    public Func<MessagingCapabilities, MessagingCapabilities>? Mutation { get; init; }

    /// <summary>Puts something wrong around the provider, inside the hub, so that a test can see the kit find it.</summary>
    public Func<IMessagingProvider, IMessagingProvider>? Wrapping { get; init; }

    /// <summary>The class with the provider's Add methods.</summary>
    protected abstract Type Extensions { get; }

    protected MessagingSandbox Box { get; } = new();

    protected Uri Address => Box.AddressOf(new Uri("http://localhost"), dialect);

    public sealed override async Task ResetAsync(CancellationToken cancellationToken)
    {
        Box.Reset();
        _host ??= await new HostBuilder().ConfigureWebHost(web => web.UseTestServer().Configure(Box.Configure)).StartAsync(cancellationToken);
    }

    public sealed override void Register(MessagingHubBuilder hub, string account)
    {
        if ((Mutation, Wrapping) is not (null, null))
        {
            // The kind that is added first stays; the provider takes what it declares from it.
            object kind = Extensions.GetField("Kind", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
            typeof(SandboxHarness).GetMethod(nameof(AddMutated), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(kind.GetType().GetGenericArguments()).Invoke(this, [hub, kind]);
        }

        AddAccount(hub, account);
        hub.ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => _host!.GetTestServer().CreateHandler()));
    }

    public override int SeededCount(MessagingOperations list) => list switch
    {
        MessagingOperations.ListConversations => SandboxSeed.ConversationCount,
        MessagingOperations.ListContacts => SandboxSeed.ContactCount,
        MessagingOperations.ListTemplates => SandboxSeed.TemplateCount,
        _ => 0,
    };

    public override string FilterValue(MessagingOperations list, ListFilters filter) =>
        filter == ListFilters.Search ? "Ada" : base.FilterValue(list, filter);

    public sealed override async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        await base.DisposeAsync();
    }

    protected abstract void AddAccount(MessagingHubBuilder hub, string account);

    private void AddMutated<TOptions>(MessagingHubBuilder hub, ProviderKind<TOptions> kind)
        where TOptions : MessagingAccountOptions, new() =>
        hub.AddKind(new ProviderKind<TOptions>
        {
            Name = kind.Name,
            Capabilities = Mutation is null ? kind.Capabilities : Mutation(kind.Capabilities),
            Bind = kind.Bind,
            Credential = kind.Credential,
            Create = context => Wrapping is null ? kind.Create(context) : Wrapping(kind.Create(context)),
        });
}
