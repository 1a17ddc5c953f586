using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>The kit over the provider in memory, with a mistake put around it; without one it is as good as ever.</summary>
internal sealed class SpoiledInMemoryConformanceTests(Func<IMessagingProvider, IMessagingProvider>? mistake) : LocalProviderConformance
{
    public SpoiledInMemoryConformanceTests()
        : this(null)
    {
    }

    protected override LocalHarness CreateHarness() => new SpoiledInMemoryHarness(mutation: null, mistake);
}
