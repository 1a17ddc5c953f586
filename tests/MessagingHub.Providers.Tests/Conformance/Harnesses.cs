using MessagingHub.Conformance;
using MessagingHub.Providers.Tests.Flowella;
using MessagingHub.Providers.Tests.FlowIQ;
using MessagingHub.Providers.Tests.VelaFlows;
using MessagingHub.Providers.Tests.Velstack;

namespace MessagingHub.Providers.Tests.Conformance;

/// <summary>The four services, with something wrong on request.</summary>
internal static class Harnesses
{
    public static IReadOnlyList<string> All { get; } = ["Flowella", "VelaFlows", "Velstack", "FlowIQ"];

    public static ProviderHarness Of(
        string service,
        Func<MessagingCapabilities, MessagingCapabilities>? mutation = null,
        Func<IMessagingProvider, IMessagingProvider>? wrapping = null) => service switch
        {
            "Flowella" => new FlowellaHarness { Mutation = mutation, Wrapping = wrapping },
            "VelaFlows" => new VelaFlowsHarness { Mutation = mutation, Wrapping = wrapping },
            "Velstack" => new VelstackHarness { Mutation = mutation, Wrapping = wrapping },
            _ => new FlowIQHarness { Mutation = mutation, Wrapping = wrapping },
        };
}
