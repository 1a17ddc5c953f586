using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessagingHub;

/// <summary>The names under which the events of one delivery are remembered.</summary>
internal sealed class EventKeys(string account, WebhookDelivery delivery)
{
    private const int LongestPart = 190;

    private string? _digest;

    /// <summary>The key of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="place">Its place in the delivery.</param>
    /// <remarks>The kind is in it because an id may be that of the message: "sent" and "read" are two events. Two reports of one sending are of one kind.</remarks>
    public string Of(MessagingEvent happened, int place)
    {
        string kind = happened.Kind == MessagingEventKind.Other ? Short(happened.Type) : happened.Kind.ToString();
        string id = string.IsNullOrEmpty(happened.Id)
            ? string.Create(CultureInfo.InvariantCulture, $"{_digest ??= Convert.ToHexString(SHA256.HashData(delivery.Body.Span))}/{place}")
            : Short(happened.Id);
        return $"{Short(account).ToUpperInvariant()}/{kind}/{id}";
    }

    /// <summary>A store has to keep the key, however long the id is.</summary>
    private static string Short(string? text) =>
        text is { Length: > LongestPart } ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : text ?? "";
}
