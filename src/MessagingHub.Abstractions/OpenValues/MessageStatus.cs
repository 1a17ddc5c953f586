using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Where a message or a send job stands.</summary>
/// <remarks>An open set: a word that is not known here is kept as the service sent it. Known words are lower case.</remarks>
[JsonConverter(typeof(OpenValueJsonConverter<MessageStatus>))]
public readonly record struct MessageStatus : IOpenValue<MessageStatus>
{
    private static readonly KnownWords Known = new("accepted", "queued", "sent", "delivered", "read", "failed");

    private readonly string? _value;

    /// <summary>Takes a word; a known one is recognized ignoring case.</summary>
    /// <param name="value">The word, not empty.</param>
    public MessageStatus(string value) => _value = Known.Normalize(value);

    /// <summary>The known word <c>accepted</c>.</summary>
    public static MessageStatus Accepted { get; } = new("accepted");

    /// <summary>The known word <c>queued</c>.</summary>
    public static MessageStatus Queued { get; } = new("queued");

    /// <summary>The known word <c>sent</c>.</summary>
    public static MessageStatus Sent { get; } = new("sent");

    /// <summary>The known word <c>delivered</c>.</summary>
    public static MessageStatus Delivered { get; } = new("delivered");

    /// <summary>The known word <c>read</c>.</summary>
    public static MessageStatus Read { get; } = new("read");

    /// <summary>The known word <c>failed</c>.</summary>
    public static MessageStatus Failed { get; } = new("failed");

    /// <summary>The word: lower case where known, otherwise as received; empty for the default value.</summary>
    public string Value => _value ?? "";

    static MessageStatus IOpenValue<MessageStatus>.Create(string value) => new(value);

    /// <summary>Reads a word that may be absent.</summary>
    /// <param name="value">The word, or null or blank where the service gave none.</param>
    /// <returns>The value, or null where there is none.</returns>
    public static MessageStatus? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new MessageStatus(value);

    /// <summary>The word.</summary>
    public override string ToString() => Value;
}
