namespace MessagingHub.Conformance;

/// <summary>The contract of <see cref="IMessagingProvider"/> as tests, for a provider whose service is reached through the hub's HTTP client.</summary>
/// <remarks>Derive one class per provider and bring a <see cref="ProviderHarness"/>; there is nothing else to write, and nothing to override.</remarks>
public abstract partial class MessagingProviderConformance : MessagingContractConformance
{
    /// <summary>Makes the harness; each test has one of its own.</summary>
    protected abstract override ProviderHarness CreateHarness();

    private new ProviderHarness Harness => (ProviderHarness)base.Harness;
}
