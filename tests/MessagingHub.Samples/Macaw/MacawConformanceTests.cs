using MessagingHub.Conformance;

namespace MessagingHub.Samples.Macaw;

#region conformance
internal sealed class MacawConformanceTests : MessagingProviderConformance
{
    protected override ProviderHarness CreateHarness() => new MacawHarness();
}
#endregion
