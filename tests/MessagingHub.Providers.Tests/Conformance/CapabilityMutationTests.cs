using MessagingHub.Conformance;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>The kit finds what it is there to find: each flag of each service is turned over, and each time the kit must object.</summary>
[CancelAfter(60_000)]
internal sealed class CapabilityMutationTests
{
    private static IEnumerable<TestCaseData> Boasts => Cases(boasts: true);

    private static IEnumerable<TestCaseData> Hidden => Cases(boasts: false);

    [TestCaseSource(nameof(Boasts))]
    public async Task A_capability_declared_wrongly_is_found_by_what_the_provider_does(
        string service, CapabilityMutation mutation, CancellationToken cancellationToken)
    {
        await using ContractHarness harness = Harnesses.Of(service, mutation.Apply);
        IReadOnlyList<string> findings = await new CapabilityProbe(harness, comparesDocuments: false).FindAsync(mutation.Topic, cancellationToken);
        Assert.That(findings, Has.Some.Contains("declared and does not work").Or.Some.Contains("does not find it"), $"{service}: {mutation}");
    }

    [TestCaseSource(nameof(Hidden))]
    public async Task A_capability_that_is_hidden_is_found_by_what_the_documents_offer(
        string service, CapabilityMutation mutation, CancellationToken cancellationToken)
    {
        await using ContractHarness harness = Harnesses.Of(service, mutation.Apply);
        IReadOnlyList<string> findings = await new CapabilityProbe(harness).FindAsync(mutation.Topic, cancellationToken);
        Assert.That(findings, Has.Some.EqualTo($"{mutation.Topic}: {mutation.Word} is hidden: the service's documents have it"));
    }

    private static IEnumerable<TestCaseData> Cases(bool boasts) =>
        from service in Harnesses.All
        let documented = Harnesses.Of(service).Documented
        from mutation in CapabilityMutation.AllOf(documented)
        where mutation.IsBoastOf(documented) == boasts
        select new TestCaseData(service, mutation).SetArgDisplayNames(service, mutation.ToString());
}
