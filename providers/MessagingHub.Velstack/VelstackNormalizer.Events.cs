namespace MessagingHub.Velstack;

/// <content>Webhook deliveries.</content>
internal static partial class VelstackNormalizer
{
    /// <summary>The bytes and nothing more: Velstack's documents say that a delivery has the event's type and data, but not under which names.</summary>
    public static MessagingEvent ToEvent(string account, ReadOnlyMemory<byte> body) =>
        new() { Provider = account, Kind = MessagingEventKind.Other, Raw = body };
}
