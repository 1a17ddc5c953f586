using System.Text.Json;

namespace MessagingHub.Sandbox;

/// <summary>
/// A JSON object read the way a strict service reads it: wrong type, missing, null where null is not said to be
/// allowed and out of range are all refused, unknown fields are ignored.
/// </summary>
internal sealed partial class JsonBody
{
    private readonly JsonElement _object;
    private readonly string _path;

    private JsonBody(JsonElement element, string path)
    {
        _object = element;
        _path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidRequestException(path.Length == 0 ? null : path.TrimEnd('.'), "must be an object");
        }
    }

    public static JsonBody Empty { get; } = Parse("{}"u8.ToArray());

    /// <summary>Reads the bytes of a request.</summary>
    /// <exception cref="InvalidRequestException">They are not one JSON object.</exception>
    public static JsonBody Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8);
            return new JsonBody(document.RootElement.Clone(), "");
        }
        catch (JsonException)
        {
            throw new InvalidRequestException(null, "The body is not valid JSON.");
        }
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    /// <summary>A text that must be there; lengths are in UTF-16 units, as in the services' own schemas.</summary>
    public string Required(string name, int min, int max)
        => Optional(name, min, max) ?? throw Wrong(name, "is required");

    /// <summary>A text that may be absent but not null.</summary>
    public string? Optional(string name, int min, int max)
        => _object.TryGetProperty(name, out JsonElement value) ? Text(name, value, min, max) : null;

    /// <summary>A text that may be absent or null; <see cref="Has"/> tells the two apart.</summary>
    public string? Nullable(string name, int min, int max)
        => _object.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? Text(name, value, min, max)
            : null;

    public string RequiredChoice(string name, params ReadOnlySpan<string> choices)
    {
        string value = Required(name, 1, int.MaxValue);
        return choices.Contains(value) ? value : throw Wrong(name, $"must be one of {string.Join(", ", choices)}");
    }

    public int? OptionalInteger(string name, int min, int max)
    {
        if (!_object.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= min && number <= max
            ? number
            : throw Wrong(name, FormattableString.Invariant($"must be an integer from {min} to {max}"));
    }

    public bool? OptionalBoolean(string name)
        => !_object.TryGetProperty(name, out JsonElement value) ? null
            : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : throw Wrong(name, "must be true or false");

    /// <summary>One text or an array of them.</summary>
    public IReadOnlyList<string> RequiredTextOrTexts(string name)
        => _object.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? OptionalTexts(name)
            : [Required(name, 1, int.MaxValue)];

    public IReadOnlyList<string> OptionalTexts(string name)
        => [.. Array(name).Select((value, index) => Text($"{name}[{index}]", value, 0, int.MaxValue))];

    public IReadOnlyList<JsonBody> RequiredObjects(string name, int min, int max)
    {
        if (!Has(name))
        {
            throw Wrong(name, "is required");
        }

        IReadOnlyList<JsonBody> objects = OptionalObjects(name);
        return objects.Count >= min && objects.Count <= max
            ? objects
            : throw Wrong(name, FormattableString.Invariant($"must hold {min} to {max} items"));
    }

    public IReadOnlyList<JsonBody> OptionalObjects(string name)
        => [.. Array(name).Select((value, index) => new JsonBody(value, FormattableString.Invariant($"{_path}{name}[{index}].")))];

    public JsonBody? OptionalObject(string name)
        => _object.TryGetProperty(name, out JsonElement value) ? new JsonBody(value, $"{_path}{name}.") : null;

    public InvalidRequestException Wrong(string name, string reason) => new(_path + name, reason);

    private JsonElement[] Array(string name)
    {
        if (!_object.TryGetProperty(name, out JsonElement value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Wrong(name, "must be an array");
    }

    private string Text(string name, JsonElement value, int min, int max)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Wrong(name, "must be a string");
        }

        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or broken UTF-8 is only found when the text is taken out.
            throw Wrong(name, "is not valid Unicode text");
        }

        return text.Length >= min && text.Length <= max
            ? text
            : throw Wrong(name, FormattableString.Invariant($"must have {min} to {max} characters"));
    }
}
