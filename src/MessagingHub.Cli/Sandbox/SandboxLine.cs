using System.Text.Json.Serialization;

namespace MessagingHub.Cli;

/// <summary>Where a sandbox listens and how to use it, as <c>sandbox --output json</c> says it; a configuration file as it stands.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Control">Its control API.</param>
/// <param name="Section">A configuration section for it.</param>
internal sealed record SandboxLine(
    string Address, string Control, [property: JsonPropertyName("MessagingHub")] SandboxSection Section);
