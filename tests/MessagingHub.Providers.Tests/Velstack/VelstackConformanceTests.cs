using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.Velstack;

internal sealed class VelstackConformanceTests : MessagingProviderConformance
{
    protected override ProviderHarness CreateHarness() => new VelstackHarness();
}
