using System.Text.Json.Serialization;

namespace MessagingHub;

/// <summary>Whether a message template may be used.</summary>
/// <remarks>An open set: a word that is not known here is kept as the service sent it. Known words are lower case.</remarks>
[JsonConverter(typeof(OpenValueJsonConverter<TemplateStatus>))]
public readonly record struct TemplateStatus : IOpenValue<TemplateStatus>
{
    private static readonly KnownWords Known = new("approved", "pending", "rejected", "paused", "disabled");

    private readonly string? _value;

    /// <summary>Takes a word; a known one is recognized ignoring case.</summary>
    /// <param name="value">The word, not empty.</param>
    public TemplateStatus(string value) => _value = Known.Normalize(value);

    /// <summary>The known word <c>approved</c>.</summary>
    public static TemplateStatus Approved { get; } = new("approved");

    /// <summary>The known word <c>pending</c>.</summary>
    public static TemplateStatus Pending { get; } = new("pending");

    /// <summary>The known word <c>rejected</c>.</summary>
    public static TemplateStatus Rejected { get; } = new("rejected");

    /// <summary>The known word <c>paused</c>.</summary>
    public static TemplateStatus Paused { get; } = new("paused");

    /// <summary>The known word <c>disabled</c>.</summary>
    public static TemplateStatus Disabled { get; } = new("disabled");

    /// <summary>The word: lower case where known, otherwise as received; empty for the default value.</summary>
    public string Value => _value ?? "";

    static TemplateStatus IOpenValue<TemplateStatus>.Create(string value) => new(value);

    /// <summary>Reads a word that may be absent.</summary>
    /// <param name="value">The word, or null or blank where the service gave none.</param>
    /// <returns>The value, or null where there is none.</returns>
    public static TemplateStatus? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new TemplateStatus(value);

    /// <summary>The word.</summary>
    public override string ToString() => Value;
}
