using System.Reflection;
using MessagingHub.Providers.Tests.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>The provider in memory, with something wrong on request.</summary>
internal sealed class SpoiledInMemoryHarness(
    Func<MessagingCapabilities, MessagingCapabilities>? mutation, Func<IMessagingProvider, IMessagingProvider>? wrapping) : InMemoryHarness
{
    public override void Register(MessagingHubBuilder hub, string account)
    {
        // Every hub has the kind as it is, so this one has another name.
        var kind = (ProviderKind<InMemoryOptions>)typeof(InMemoryBuilderExtensions)
            .GetProperty("Kind", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        hub.AddKind(new ProviderKind<InMemoryOptions>
        {
            Name = "SpoiledInMemory",
            Capabilities = mutation is null ? kind.Capabilities : mutation(kind.Capabilities),
            Bind = kind.Bind,
            Credential = kind.Credential,
            Create = context => wrapping is null ? kind.Create(context) : wrapping(kind.Create(context)),
        }).AddAccount<InMemoryOptions>("SpoiledInMemory", account, options => options.MaxPageSize = 5);
    }
}
