using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>The channel a conversation runs over.</summary>
/// <remarks>An open set: a word that is not known here is kept as the service sent it. Known words are lower case.</remarks>
[JsonConverter(typeof(OpenValueJsonConverter<MessageChannel>))]
public readonly record struct MessageChannel : IOpenValue<MessageChannel>
{
    private static readonly KnownWords Known = new("whatsapp", "sms");

    private readonly string? _value;

    /// <summary>Takes a word; a known one is recognized ignoring case.</summary>
    /// <param name="value">The word, not empty.</param>
    public MessageChannel(string value) => _value = Known.Normalize(value);

    /// <summary>The known word <c>whatsapp</c>.</summary>
    public static MessageChannel WhatsApp { get; } = new("whatsapp");

    /// <summary>The known word <c>sms</c>.</summary>
    public static MessageChannel Sms { get; } = new("sms");

    /// <summary>The word: lower case where known, otherwise as received; empty for the default value.</summary>
    public string Value => _value ?? "";

    static MessageChannel IOpenValue<MessageChannel>.Create(string value) => new(value);

    /// <summary>Reads a word that may be absent.</summary>
    /// <param name="value">The word, or null or blank where the service gave none.</param>
    /// <returns>The value, or null where there is none.</returns>
    public static MessageChannel? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new MessageChannel(value);

    /// <summary>The word.</summary>
    public override string ToString() => Value;
}
