using System.Text;
using System.Text.Json;

namespace MessagingHub.Tests.Sandbox;

/// <summary>What a webhook receiver got, to the byte.</summary>
internal sealed record HookDelivery(Uri Url, string Method, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The name of the event, wherever the service writes it.</summary>
    public string Event => Headers.GetValueOrDefault("X-Webhook-Event")
        ?? Headers.GetValueOrDefault("X-Flowella-Event")
        ?? Json.GetProperty("event_type").GetString()!;
}
