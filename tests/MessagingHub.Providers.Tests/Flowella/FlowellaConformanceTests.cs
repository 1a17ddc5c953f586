using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.Flowella;

internal sealed class FlowellaConformanceTests(Func<ProviderHarness> harness) : MessagingProviderConformance
{
    public FlowellaConformanceTests()
        : this(() => new FlowellaHarness())
    {
    }

    /// <summary>Another harness is for those who test the clauses themselves.</summary>
    protected override ProviderHarness CreateHarness() => harness();
}
