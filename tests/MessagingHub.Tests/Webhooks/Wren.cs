using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace MessagingHub.Tests.Webhooks;

/// <summary>A made-up service that pushes a line of JSON per event and proves itself by its key, in a header or in the path.</summary>
internal sealed class Wren(ProviderContext<ParrotOptions> context) : DelegatingMessagingProvider(new ParrotProvider(context)), IWebhookReader
{
    public const string Key = "wren-k3y/with a slash";

    /// <summary>A body that proves itself and that nobody understands.</summary>
    public const string Song = "tic tic tic, trrr";

    public static ProviderKind<ParrotOptions> Service { get; } = new()
    {
        Name = "Wren",
        Capabilities = ParrotProvider.CanDo with { Features = MessagingFeatures.WebhookReader },
        Bind = (section, options) => section.Bind(options),
        Credential = ParrotProvider.Kind.Credential,
        Create = context => new Wren(context),
    };

    public override string Kind => Service.Name;

    public override MessagingCapabilities Capabilities => Service.Capabilities;

    public static WebhookDelivery Delivery(params string[] lines) => new()
    {
        Body = Encoding.UTF8.GetBytes(string.Join('\n', lines)),
        Headers = new Dictionary<string, string> { ["X-Wren-Key"] = Key },
    };

    public static string Line(string? id, string kind = "messageReceived", string text = "hi") =>
        id is null ? $$"""{"kind":"{{kind}}","text":"{{text}}"}""" : $$"""{"id":"{{id}}","kind":"{{kind}}","text":"{{text}}"}""";

    public WebhookResult Read(WebhookDelivery delivery) =>
        delivery.PathSecret == Key || (delivery.Headers.TryGetValue("X-Wren-Key", out string? key) && key == Key)
            ? delivery.Body.Span.SequenceEqual(Encoding.UTF8.GetBytes(Song))
            ? WebhookResult.Verified([new MessagingEvent { Provider = Name, Kind = MessagingEventKind.Other, Raw = delivery.Body }]) with { Reason = "It sang." }
            : new WebhookResult { IsVerified = true, Events = [.. Encoding.UTF8.GetString(delivery.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(EventOf)] }
            : new WebhookResult { IsVerified = false, Reason = "The key is missing or wrong." };

    private MessagingEvent EventOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        string type = json.RootElement.GetProperty("kind").GetString()!;
        return new MessagingEvent
        {
            Provider = Name,
            Id = json.RootElement.TryGetProperty("id", out JsonElement id) ? id.GetString() : null,
            Kind = Enum.TryParse(type, ignoreCase: true, out MessagingEventKind kind) ? kind : MessagingEventKind.Other,
            Type = type,
            Text = json.RootElement.GetProperty("text").GetString(),
            Raw = Encoding.UTF8.GetBytes(line),
        };
    }
}
