using MessagingHub.Flowella;
using MessagingHub.FlowIQ;
using MessagingHub.VelaFlows;
using MessagingHub.Velstack;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Cli;

/// <summary>The services this tool speaks to; the only place that names them.</summary>
internal static class Kinds
{
    /// <summary>The kinds by the names that configurations use.</summary>
    public static IReadOnlyDictionary<string, Kind> All { get; } = new Dictionary<string, Kind>(StringComparer.OrdinalIgnoreCase)
    {
        ["VelaFlows"] = Kind.Of<VelaFlowsOptions>(hub => hub.AddVelaFlows()),
        ["Flowella"] = Kind.Of<FlowellaOptions>(hub => hub.AddFlowella()),
        ["Velstack"] = Kind.Of<VelstackOptions>(hub => hub.AddVelstack()),
        ["FlowIQ"] = Kind.Of<FlowIQOptions>(hub => hub.AddFlowIQ()),
    };
}
