using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.VelaFlows;

internal sealed class VelaFlowsConformanceTests : MessagingProviderConformance
{
    protected override ProviderHarness CreateHarness() => new VelaFlowsHarness();
}
