using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>What a media file is.</summary>
/// <remarks>An open set: a word that is not known here is kept as the service sent it. Known words are lower case.</remarks>
[JsonConverter(typeof(OpenValueJsonConverter<MediaKind>))]
public readonly record struct MediaKind : IOpenValue<MediaKind>
{
    private static readonly KnownWords Known = new("image", "video", "audio", "document");

    private readonly string? _value;

    /// <summary>Takes a word; a known one is recognized ignoring case.</summary>
    /// <param name="value">The word, not empty.</param>
    public MediaKind(string value) => _value = Known.Normalize(value);

    /// <summary>The known word <c>image</c>.</summary>
    public static MediaKind Image { get; } = new("image");

    /// <summary>The known word <c>video</c>.</summary>
    public static MediaKind Video { get; } = new("video");

    /// <summary>The known word <c>audio</c>.</summary>
    public static MediaKind Audio { get; } = new("audio");

    /// <summary>The known word <c>document</c>.</summary>
    public static MediaKind Document { get; } = new("document");

    /// <summary>The word: lower case where known, otherwise as received; empty for the default value.</summary>
    public string Value => _value ?? "";

    static MediaKind IOpenValue<MediaKind>.Create(string value) => new(value);

    /// <summary>Reads a word that may be absent.</summary>
    /// <param name="value">The word, or null or blank where the service gave none.</param>
    /// <returns>The value, or null where there is none.</returns>
    public static MediaKind? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new MediaKind(value);

    /// <summary>The word.</summary>
    public override string ToString() => Value;
}
