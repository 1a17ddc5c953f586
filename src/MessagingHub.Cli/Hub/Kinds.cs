using System.Text.Json.Serialization;
using MessagingHub.Flowella;
using MessagingHub.FlowIQ;
using MessagingHub.VelaFlows;
using MessagingHub.Velstack;
using Microsoft.Extensions.DependencyInjection;

namespace MessagingHub.Cli;

/// <summary>The services this tool speaks to; the only file that names them.</summary>
internal static class Kinds
{
    /// <summary>The kind that every hub has, and that no service stands behind.</summary>
    public const string InMemory = "InMemory";

    private static readonly Kind InMemoryKind = Kind.Of(_ => { }, SettingsJson.Default.InMemoryOptions)
        .Showing(nameof(InMemoryOptions.DefaultSender), nameof(InMemoryOptions.MaxPageSize));

    /// <summary>The kinds by the names that configurations use; after the options, the texts among them that <c>check</c> need not mask.</summary>
    public static IReadOnlyDictionary<string, Kind> All { get; } = new Dictionary<string, Kind>(StringComparer.OrdinalIgnoreCase)
    {
        ["VelaFlows"] = Kind.Of(
            hub => hub.AddVelaFlows(),
            SettingsJson.Default.VelaFlowsOptions,
            nameof(VelaFlowsOptions.WorkspaceId),
            nameof(VelaFlowsOptions.WebhookSubscriptionsPath)),
        ["Flowella"] = Kind.Of(hub => hub.AddFlowella(), SettingsJson.Default.FlowellaOptions),
        ["Velstack"] = Kind.Of(hub => hub.AddVelstack(), SettingsJson.Default.VelstackOptions, nameof(VelstackOptions.QuickSmsPath)) with { SignsWebhooks = false },
        ["FlowIQ"] = Kind.Of(hub => hub.AddFlowIQ(), SettingsJson.Default.FlowIQOptions, nameof(FlowIQOptions.TenantId)) with { SignsWebhooks = false },
    };

    /// <summary>The kind of this name, a service's or the one in memory; null for a route.</summary>
    public static Kind? Find(string name) => name == InMemory ? InMemoryKind : All.GetValueOrDefault(name);
}

/// <summary>What the settings of each kind are, written out by the compiler; for <c>check</c> to read, never to be printed as it stands.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VelaFlowsOptions))]
[JsonSerializable(typeof(FlowellaOptions))]
[JsonSerializable(typeof(VelstackOptions))]
[JsonSerializable(typeof(FlowIQOptions))]
[JsonSerializable(typeof(InMemoryOptions))]
internal sealed partial class SettingsJson : JsonSerializerContext;
