using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.Flowella;

internal sealed class FlowellaConformanceTests : MessagingProviderConformance
{
    protected override ProviderHarness CreateHarness() => new FlowellaHarness();
}
