using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Where a conversation stands.</summary>
/// <remarks>An open set: a word that is not known here is kept as the service sent it. Known words are lower case.</remarks>
[JsonConverter(typeof(OpenValueJsonConverter<ConversationStatus>))]
public readonly record struct ConversationStatus : IOpenValue<ConversationStatus>
{
    private static readonly KnownWords Known = new("open", "closed", "pending", "archived", "snoozed");

    private readonly string? _value;

    /// <summary>Takes a word; a known one is recognized ignoring case.</summary>
    /// <param name="value">The word, not empty.</param>
    public ConversationStatus(string value) => _value = Known.Normalize(value);

    /// <summary>The known word <c>open</c>.</summary>
    public static ConversationStatus Open { get; } = new("open");

    /// <summary>The known word <c>closed</c>.</summary>
    public static ConversationStatus Closed { get; } = new("closed");

    /// <summary>The known word <c>pending</c>.</summary>
    public static ConversationStatus Pending { get; } = new("pending");

    /// <summary>The known word <c>archived</c>.</summary>
    public static ConversationStatus Archived { get; } = new("archived");

    /// <summary>The known word <c>snoozed</c>.</summary>
    public static ConversationStatus Snoozed { get; } = new("snoozed");

    /// <summary>The word: lower case where known, otherwise as received; empty for the default value.</summary>
    public string Value => _value ?? "";

    static ConversationStatus IOpenValue<ConversationStatus>.Create(string value) => new(value);

    /// <summary>Reads a word that may be absent.</summary>
    /// <param name="value">The word, or null or blank where the service gave none.</param>
    /// <returns>The value, or null where there is none.</returns>
    public static ConversationStatus? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new ConversationStatus(value);

    /// <summary>The word.</summary>
    public override string ToString() => Value;
}
