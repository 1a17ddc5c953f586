using MessagingHub.Sandbox;

namespace MessagingHub.Cli;

/// <summary>An account at one of the sandbox's services, and what the demo may rely on there.</summary>
internal sealed record SandboxAccount
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>The sandbox's name of the service, one of <see cref="SandboxDialect"/>.</summary>
    public required string Dialect { get; init; }

    /// <summary>The settings besides kind and address.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>A template with two parameters; null where the service has none.</summary>
    public TemplateReference? Template { get; init; }

    /// <summary>Somebody this service refuses to write to; null where it never does.</summary>
    public MessageRecipient? Refused { get; init; }

    /// <summary>Everything the configuration needs.</summary>
    public IReadOnlyDictionary<string, string> SettingsAt(SandboxServer server) => new Dictionary<string, string>(Settings)
    {
        ["Kind"] = Kind,
        ["BaseAddress"] = server.AddressOf(Dialect).AbsoluteUri,
    };
}
