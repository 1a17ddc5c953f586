using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.FlowIQ;

internal sealed class FlowIQConformanceTests : MessagingProviderConformance
{
    protected override ProviderHarness CreateHarness() => new FlowIQHarness();
}
