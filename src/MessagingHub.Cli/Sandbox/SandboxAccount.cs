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

    /// <summary>How it tells that a message was delivered; null where the service does not.</summary>
    public SandboxWebhook? Webhook { get; init; }

    /// <summary>A send that this service refuses, in words.</summary>
    public required string Refusal { get; init; }

    /// <summary>Whom that send goes to.</summary>
    public required MessageRecipient Refused { get; init; }

    /// <summary>What must go wrong for it to be refused; null where the service refuses it by itself.</summary>
    public Fault? RefusedBy { get; init; }

    /// <summary>Everything the configuration needs.</summary>
    public IReadOnlyDictionary<string, string> SettingsAt(SandboxServer server) => new Dictionary<string, string>(Settings)
    {
        ["Kind"] = Kind,
        ["BaseAddress"] = server.AddressOf(Dialect).AbsoluteUri,
    };
}
