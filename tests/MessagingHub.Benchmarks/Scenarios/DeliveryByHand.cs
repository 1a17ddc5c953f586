using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessagingHub.Benchmarks;

/// <summary>VelaFlows' webhook, written by hand: the signature over the raw body, compared in constant time, then the event.</summary>
internal sealed class DeliveryByHand(string account, string secret)
{
    private const string Header = "X-Webhook-Signature";
    private const string Prefix = "sha256=";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);

    /// <summary>The event; null where the signature does not fit.</summary>
    public MessagingEvent? Read(WebhookDelivery delivery)
    {
        if (!IsSigned(delivery))
        {
            return null;
        }

        VelaFlowsByHandEvent read = JsonSerializer.Deserialize(delivery.Body.Span, DeliveryByHandJson.Default.VelaFlowsByHandEvent)!;
        return new MessagingEvent
        {
            Provider = account,
            Service = "VelaFlows",
            Id = read.EventId,
            Kind = read.EventType == "inbox.message.received" ? MessagingEventKind.MessageReceived : MessagingEventKind.Other,
            Type = read.EventType,
            OccurredAt = read.Timestamp,
            MessageId = read.Data?.Message?.Id,
            ConversationId = read.Data?.ConversationId,
            Direction = MessageDirection.Inbound,
            ContactName = read.Data?.Message?.Sender?.Name,
            Phone = read.Data?.Message?.Sender?.Phone,
            Text = read.Data?.Message?.Text,
            Raw = delivery.Body,
        };
    }

    private bool IsSigned(WebhookDelivery delivery)
    {
        if (!delivery.Headers.TryGetValue(Header, out string? signature) || !signature.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, delivery.Body.Span, expected);
        return CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(signature.AsSpan(Prefix.Length)));
    }
}

internal sealed class VelaFlowsByHandEvent
{
    public string? EventId { get; set; }

    public string? EventType { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public VelaFlowsByHandEventData? Data { get; set; }
}

internal sealed class VelaFlowsByHandEventData
{
    public string? ConversationId { get; set; }

    public VelaFlowsByHandEventMessage? Message { get; set; }
}

internal sealed class VelaFlowsByHandEventMessage
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    public string? Text { get; set; }

    public VelaFlowsByHandEventSender? Sender { get; set; }
}

internal sealed class VelaFlowsByHandEventSender
{
    public string? Name { get; set; }

    public string? Phone { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VelaFlowsByHandEvent))]
internal sealed partial class DeliveryByHandJson : JsonSerializerContext;
