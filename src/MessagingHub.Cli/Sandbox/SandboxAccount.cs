using System.Text.Json.Nodes;
using MessagingHub.Sandbox;

namespace MessagingHub.Cli;

/// <summary>An account at one of the sandbox's services, and what the demo may rely on there.</summary>
internal sealed record SandboxAccount
{
    /// <summary>The path of the setting that holds a webhook's secret.</summary>
    public const string WebhookSecret = "Webhooks:Secrets:0";

    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>The sandbox's name of the service, one of <see cref="SandboxDialect"/>.</summary>
    public required string Dialect { get; init; }

    /// <summary>The settings besides kind and address, by path.</summary>
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

    /// <summary>Everything the configuration needs, by path.</summary>
    public IReadOnlyDictionary<string, string> SettingsAt(SandboxServer server) => new Dictionary<string, string>(Settings)
    {
        ["Kind"] = Kind,
        ["BaseAddress"] = server.AddressOf(Dialect).AbsoluteUri,
    };

    /// <summary>The same as people write it into a file.</summary>
    public JsonObject SectionAt(SandboxServer server)
    {
        var section = new JsonObject();
        foreach ((string path, string value) in SettingsAt(server))
        {
            if (path == WebhookSecret)
            {
                section["Webhooks"] = new JsonObject { ["Secrets"] = new JsonArray(value) };
            }
            else
            {
                section[path] = value;
            }
        }

        return section;
    }
}
