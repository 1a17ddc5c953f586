using MessagingHub.Flowella;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Cli;

/// <summary>The services this tool speaks to; the only place that names them.</summary>
internal static class Kinds
{
    /// <summary>The kinds by the names that configurations use.</summary>
    public static IReadOnlyDictionary<string, Kind> All { get; } = new Dictionary<string, Kind>(StringComparer.OrdinalIgnoreCase)
    {
        ["Flowella"] = Kind.Of<FlowellaOptions>(hub => hub.AddFlowella()),
    };
}
