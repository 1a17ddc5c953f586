using MessagingHub.Conformance;

namespace Macaw.Tests;

internal sealed class MacawConformanceTests : MessagingProviderConformance
{
    protected override ProviderHarness CreateHarness() => new MacawHarness();
}
