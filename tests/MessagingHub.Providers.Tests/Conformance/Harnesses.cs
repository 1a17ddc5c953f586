using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Flowella;
using MessagingHub.Providers.Tests.FlowIQ;
using MessagingHub.Providers.Tests.VelaFlows;
using MessagingHub.Providers.Tests.Velstack;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>The four services and the one in memory, each declaring something wrong on request.</summary>
internal static class Harnesses
{
    public static IReadOnlyList<string> All { get; } = ["Flowella", "VelaFlows", "Velstack", "FlowIQ", "InMemory"];

    public static ContractHarness Of(string service, Func<MessagingCapabilities, MessagingCapabilities>? mutation = null) => service switch
    {
        "Flowella" => new FlowellaHarness { Mutation = mutation },
        "VelaFlows" => new VelaFlowsHarness { Mutation = mutation },
        "Velstack" => new VelstackHarness { Mutation = mutation },
        "FlowIQ" => new FlowIQHarness { Mutation = mutation },
        _ => new SpoiledInMemoryHarness(mutation, wrapping: null),
    };
}
