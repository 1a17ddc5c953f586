using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.InMemory;

[TestFixture]
internal sealed class InMemoryConformanceTests : LocalProviderConformance
{
    protected override LocalHarness CreateHarness() => new InMemoryHarness();
}
