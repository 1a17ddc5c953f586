using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.InMemory;

internal sealed class InMemoryConformanceTests : LocalProviderConformance
{
    protected override LocalHarness CreateHarness() => new InMemoryHarness();
}
